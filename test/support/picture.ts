/** Pictures that a browser can draw, and the ways in which a page is given files. */
import { crc32, deflateSync } from "node:zlib";
import type { Page } from "playwright-core";

export interface GivenFile {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

/** A PNG with a gradient of a hue of one's own, so that one sees which way is up. */
export function picture(name: string, width: number, height: number, hue = 0): GivenFile {
	const rows = Buffer.alloc(height * (1 + width * 3));
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const at = y * (1 + width * 3) + 1 + x * 3;
			rows[at + (hue % 3)] = 60 + Math.round((195 * x) / width);
			rows[at + ((hue + 1) % 3)] = 60 + Math.round((150 * y) / height);
			rows[at + ((hue + 2) % 3)] = 120;
		}
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2, 0, 0, 0], 8);
	const chunks = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
	return { name, mimeType: "image/png", buffer: Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]) };
}

export function textFile(name: string, text: string): GivenFile {
	return { name, mimeType: "text/plain", buffer: Buffer.from(text) };
}

/** Pastes files into what has the focus, or drags them over the page, as far as it is asked. */
export async function give(page: Page, way: "paste" | "drag" | "drop", files: GivenFile[]): Promise<void> {
	const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, data: buffer.toString("base64") }));
	await page.evaluate(
		({ way, given }) => {
			const transfer = new DataTransfer();
			for (const { name, mimeType, data } of given) {
				transfer.items.add(new File([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], name, { type: mimeType }));
			}
			const how = { bubbles: true, cancelable: true };
			const target = document.activeElement ?? document.body;
			if (way === "paste") target.dispatchEvent(new ClipboardEvent("paste", { ...how, clipboardData: transfer }));
			else {
				const type = way === "drag" ? "dragenter" : "drop";
				target.dispatchEvent(new DragEvent(type, { ...how, dataTransfer: transfer }));
			}
		},
		{ way, given },
	);
}

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}
