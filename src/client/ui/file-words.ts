/** Files in words. Pure. */
import { type FileInfo, kindOf } from "../../protocol/files.ts";

const KIB = 1024;
const UNITS = ["KB", "MB", "GB"];

/** How large, in the units that people know from their computers: "820 bytes", "1.4 MB". */
export function sizeText(bytes: number): string {
	if (bytes < KIB) return `${bytes} ${bytes === 1 ? "byte" : "bytes"}`;
	const power = Math.min(UNITS.length, Math.floor(Math.log(bytes) / Math.log(KIB)));
	const size = bytes / KIB ** power;
	return `${size < 10 ? Math.floor(size * 10) / 10 : Math.floor(size)} ${UNITS[power - 1]}`;
}

/** Files in the place of a text: "Image: a cat", "report.pdf", "3 files". */
export function filesText(files: readonly FileInfo[]): string {
	const [first, ...more] = files;
	if (!first) return "";
	if (more.length > 0) return `${files.length} ${files.every(({ type }) => kindOf(type) === "image") ? "images" : "files"}`;
	return kindOf(first.type) === "image" ? `Image: ${first.alt ?? first.name}` : first.name;
}
