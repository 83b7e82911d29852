/** Files in the page: in words, and in pixels. */
import { describe, expect, it } from "vitest";
import { hear } from "../../src/client/ui/announcing.ts";
import { filesText, sizeText } from "../../src/client/ui/file-words.ts";
import { shownSize } from "../../src/client/ui/image-size.ts";
import { quoteText } from "../../src/client/ui/quote-text.ts";
import type { FileInfo } from "../../src/protocol/files.ts";
import { ANA, BEN, message } from "./support/world.ts";

const file = (name: string, type = "text/plain", more: Partial<FileInfo> = {}): FileInfo => ({ id: name, name, type, size: 1, ...more });

describe("the size of a file in words", () => {
	it.each([
		[0, "0 bytes"],
		[1, "1 byte"],
		[1_023, "1,023 bytes"],
		[1_024, "1 KB"],
		[1_536, "1.5 KB"],
		[10_239, "9.9 KB"],
		[10_240, "10 KB"],
		[1_048_575, "1,023 KB"],
		[1_048_576, "1 MB"],
		[26_214_400, "25 MB"],
		[1_073_741_824, "1 GB"],
		[5e15, "4,656,612 GB"],
	])("of %i is %s", (bytes, words) => {
		expect(sizeText(bytes)).toBe(words);
	});
});

describe("a message that has only files", () => {
	const cat = file("cat.png", "image/png", { alt: "a cat" });
	it.each<[FileInfo[], string]>([
		[[cat], "Image: a cat"],
		[[file("cat.png", "image/png")], "Image: cat.png"],
		[[file("report.pdf", "application/pdf")], "report.pdf"],
		[[cat, cat], "2 images"],
		[[cat, file("a.txt")], "2 files"],
		[[], ""],
	])("of %o is quoted as %s", (files, words) => {
		expect(filesText(files)).toBe(words);
		expect(quoteText({ text: "", files })).toBe(words);
		expect(quoteText({ text: "see", files })).toBe("see");
	});

	it("is told to a screen reader by them", () => {
		const said = message(1, { author: ANA });
		const before = hear([said], BEN.id, undefined);
		expect(hear([said, message(2, { author: ANA, text: "", files: [cat] })], BEN.id, before).text).toBe("Ana: Image: a cat");
	});
});

describe("an image among messages", () => {
	it.each([
		[100, 100, 100, 100],
		[4_000, 3_000, 416, 312],
		[3_000, 4_000, 240, 320],
		[416, 320, 416, 320],
		[10_000, 10, 416, 48],
		[1, 1, 48, 48],
		[1, 5_000, 48, 320],
	])("of %i by %i stands there as %i by %i", (width, height, shownWidth, shownHeight) => {
		expect(shownSize({ width, height })).toEqual({ width: shownWidth, height: shownHeight });
	});
});
