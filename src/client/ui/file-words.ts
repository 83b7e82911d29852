/** Files in words. Pure. */
import { type FileInfo, kindOf } from "../../protocol/files.ts";
import { figures } from "../texts/language.ts";
import { t } from "../texts/room.ts";

const KIB = 1024;

/** How large, in the units that people know from their computers: "820 bytes", "1.4 MB". */
export function sizeText(bytes: number): string {
	if (bytes < KIB) return t.files.bytes(bytes);
	const power = Math.min(t.files.units.length, Math.floor(Math.log(bytes) / Math.log(KIB)));
	const size = bytes / KIB ** power;
	return `${figures(size < 10 ? Math.floor(size * 10) / 10 : Math.floor(size))} ${t.files.units[power - 1]}`;
}

/** Files in the place of a text: "Image: a cat", "report.pdf", "3 files". */
export function filesText(files: readonly FileInfo[]): string {
	const [first, ...more] = files;
	if (!first) return "";
	if (more.length > 0)
		return files.every(({ type }) => kindOf(type) === "image") ? t.files.images(files.length) : t.files.count(files.length);
	return kindOf(first.type) === "image" ? t.files.image(first.alt ?? first.name) : first.name;
}
