/** How large an image is shown, by its first bytes. */
import { imageDimensionsFromData } from "image-dimensions";
import { IMAGE_MAX_PIXELS } from "../protocol/limits.ts";

/** Width and height in pixels; undefined for what has none, or more than is good for whoever looks at it. */
export function imageSize(head: Uint8Array): { width: number; height: number } | undefined {
	const stored = read(head, imageDimensionsFromData);
	if (!stored || stored.width === 0 || stored.height === 0 || stored.width * stored.height > IMAGE_MAX_PIXELS) return undefined;
	const { width, height } = stored;
	return read(head, isTurned) ? { width: height, height: width } : { width, height };
}

/** Whoever reads foreign bytes may be led beyond their end, which throws. */
function read<T>(bytes: Uint8Array, how: (bytes: Uint8Array) => T): T | undefined {
	try {
		return how(bytes);
	} catch {
		return undefined;
	}
}

/** Whether a JPEG is shown on its side: a camera that is held upright stores the picture lying and says so (Exif 2.3, 4.6.4). */
function isTurned(jpeg: Uint8Array): boolean {
	const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
	if (view.getUint16(0) !== 0xffd8) return false;
	for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda; at += 2 + view.getUint16(at + 2)) {
		const isExif = view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966;
		if (isExif) return orientation(view, at + 10) >= 5;
	}
	return false;
}

/** The orientation in the TIFF block that Exif is; 1 where it says none. */
function orientation(view: DataView, start: number): number {
	const isLittle = view.getUint16(start) === 0x4949;
	const directory = start + view.getUint32(start + 4, isLittle);
	const entries = view.getUint16(directory, isLittle);
	for (let n = 0; n < entries; n++) {
		const entry = directory + 2 + 12 * n;
		if (view.getUint16(entry, isLittle) === 0x0112) return view.getUint16(entry + 8, isLittle);
	}
	return 1;
}
