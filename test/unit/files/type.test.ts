/** What a file is, how large an image, and what it is called: by what it holds, against those who say otherwise. */
import { describe, expect, it } from "vitest";
import { disposition } from "../../../src/files/disposition.ts";
import { imageSize } from "../../../src/files/image-size.ts";
import { readRange } from "../../../src/files/range.ts";
import { typeOf } from "../../../src/files/type.ts";
import { fileName, kindOf } from "../../../src/protocol/files.ts";
import { avif, gif, jpeg, latin, png, webp } from "../support/files.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe("the type of a file", () => {
	it.each<[string, Uint8Array, string]>([
		["a PNG", png(1, 1), "image/png"],
		["a JPEG", jpeg(1, 1), "image/jpeg"],
		["a GIF of 1987", latin("GIF87a\x01\0\x01\0"), "image/gif"],
		["a GIF", gif(1, 1), "image/gif"],
		["a WebP", webp(1, 1), "image/webp"],
		["an AVIF", avif(1, 1), "image/avif"],
		["an MP4", latin("\0\0\0\x18ftypisom\0\0\x02\0"), "video/mp4"],
		["an MP4 of a telephone", latin("\0\0\0\x18ftypmp42\0\0\0\0"), "video/mp4"],
		["an MP4 with sound alone", latin("\0\0\0\x18ftypM4A \0\0\0\0"), "audio/mp4"],
		["a WebM", latin("\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm"), "video/webm"],
		["Matroska that is no WebM", latin("\x1aE\xdf\xa3\xa3B\x82\x88matroska"), "application/octet-stream"],
		["an MP3 with a title", latin("ID3\x04\0"), "audio/mpeg"],
		["an MP3 without", latin("\xff\xfb\x90\0"), "audio/mpeg"],
		["an Ogg", latin("OggS\0"), "audio/ogg"],
		["a WAV", latin("RIFF\x24\0\0\0WAVEfmt "), "audio/wav"],
		["a PDF", latin("%PDF-1.7\n%\xe2"), "application/pdf"],
		["a ZIP", latin("PK\x03\x04\x14"), "application/zip"],
		["an empty ZIP", latin("PK\x05\x06\0"), "application/zip"],
		["a text", utf8("Hello, wörld 👋\r\n\tשלום\f"), "text/plain"],
		["a text with a mark at its head", utf8("\ufeffhello"), "text/plain"],
		["a text whose last character is cut off", utf8("hello 👋").slice(0, -2), "text/plain"],
		["no UTF-8", latin("caf\xe9 au lait"), "application/octet-stream"],
		["a text with a zero in it", utf8("hello\0"), "application/octet-stream"],
		["an escape sequence for a terminal", utf8("\x1b[2J"), "application/octet-stream"],
		["SVG", utf8(SVG), "text/plain"],
		["HTML", utf8("<!doctype html><script>alert(1)</script>"), "text/plain"],
		["HTML that begins as a GIF ends", utf8("<html>GIF89a"), "text/plain"],
		["the signature of a PNG alone", latin("\x89PNG"), "application/octet-stream"],
		["a Windows program", latin("MZ\x90\0"), "application/octet-stream"],
		["an Apple image", latin("\0\0\0\x18ftypheic\0\0\0\0"), "application/octet-stream"],
		["a RIFF that is neither", latin("RIFF\0\0\0\0AVI LIST"), "application/octet-stream"],
		["one byte", latin("\x01"), "application/octet-stream"],
	])("[FILE-3] of %s is found", (_, bytes, type) => {
		expect(typeOf(bytes)).toBe(type);
	});

	it("[FILE-3] that is shown is one that runs nothing, and nothing that a type may be called besides", () => {
		for (const type of ["image/svg+xml", "text/html", "application/pdf", "text/plain", "application/zip", "constructor", ""]) {
			expect(kindOf(type), type).toBe("other");
		}
		expect(["image/png", "audio/mpeg", "video/mp4"].map(kindOf)).toEqual(["image", "audio", "video"]);
	});
});

describe("the size of an image", () => {
	it.each<[string, Uint8Array, string]>([
		["a PNG", png(640, 480), "640x480"],
		["a GIF", gif(3, 600), "3x600"],
		["a WebP", webp(1_000, 20), "1000x20"],
		["an AVIF", avif(300, 200), "300x200"],
		["a JPEG", jpeg(40, 30), "40x30"],
		["a JPEG that is held as it is stored", jpeg(40, 30, 1), "40x30"],
		["a JPEG upside down", jpeg(40, 30, 3), "40x30"],
		["a JPEG on its side", jpeg(40, 30, 6), "30x40"],
		["a JPEG on its side, its numbers the other way round", jpeg(40, 30, 8, true), "30x40"],
		["a JPEG with an orientation that is none", jpeg(40, 30, 0), "40x30"],
	])("[FILE-4] of %s is that which is shown", (_, bytes, size) => {
		const found = imageSize(bytes);
		expect(`${found?.width}x${found?.height}`).toBe(size);
	});

	it.each<[string, Uint8Array]>([
		["no width", png(0, 5)],
		["no height", gif(5, 0)],
		["more pixels than anybody should draw", png(20_000, 20_000)],
		["a size that is negative in 32 bits", png(-1, -1)],
		["nothing behind its signature", latin("\x89PNG\r\n\x1a\n")],
		["a JPEG cut off in its head", jpeg(40, 30).subarray(0, 12)],
		["a JPEG whose parts have no length", latin("\xff\xd8\xff\xe0\0\0\xff\xe0\0\0")],
	])("[FILE-3] with %s is none", (_, bytes) => {
		expect(imageSize(bytes)).toBeUndefined();
	});

	it("[FILE-4] is found however a foreign Exif leads astray", () => {
		const whole = jpeg(40, 30, 6);
		for (let at = 2; at < whole.length; at++) {
			for (const value of [0, 0x7f, 0xff]) expect(() => imageSize(whole.with(at, value))).not.toThrow();
		}
	});
});

describe("the name of a file", () => {
	it.each<[string, string]>([
		["photo.png", "photo.png"],
		["../../etc/passwd", "passwd"],
		["C:\\Users\\ana\\report.pdf", "report.pdf"],
		["/", "image.png"],
		["", "image.png"],
		["..", "image.png"],
		["   ", "image.png"],
		["\u200b\u2060", "image.png"],
		[".htaccess", "htaccess"],
		["trailing. . ", "trailing"],
		["a\0b\nc\td.txt", "ab c d.txt"],
		["invoice\u202egnp.exe", "invoicegnp.exe"],
		["\u2067שלום\u2069.pdf", "שלום.pdf"],
		["cafe\u0301.txt", "café.txt"],
		["👩‍👩‍👧.gif", "👩‍👩‍👧.gif"],
		["می‌خواهم.txt", "می‌خواهم.txt"],
		["lone \ud800 half.txt", "lone \ufffd half.txt"],
		["z\u0300\u0301\u0302\u0303\u0304\u0305\u0306.txt", `${"z\u0300\u0301\u0302\u0303"}.txt`],
		[`${"x".repeat(300)}.tar.gz`, `${"x".repeat(117)}.gz`],
		[`${"👋".repeat(300)}.png`, `${"👋".repeat(116)}.png`],
		["x".repeat(300), "x".repeat(120)],
		[`a.${"x".repeat(300)}`, `a.${"x".repeat(118)}`],
		["<script>alert(1)<", "<script>alert(1)<"],
	])("[FILE-5] %j is %j", (typed, name) => {
		expect(fileName(typed, "image/png")).toBe(name);
	});

	it("[FILE-5] is made of the type where there is none", () => {
		expect([fileName("", "text/plain"), fileName("", "application/octet-stream"), fileName("", "video/mp4")]).toEqual([
			"file.txt",
			"file.bin",
			"file.mp4",
		]);
	});

	it.each([
		["a.png", "inline; filename=\"a.png\"; filename*=UTF-8''a.png"],
		['"quotes".txt', "inline; filename=\"_quotes_.txt\"; filename*=UTF-8''%22quotes%22.txt"],
		["5% of\\it.txt", "inline; filename=\"5_ of_it.txt\"; filename*=UTF-8''5%25%20of%5Cit.txt"],
		["naïve 👋.txt", "inline; filename=\"na_ve _.txt\"; filename*=UTF-8''na%C3%AFve%20%F0%9F%91%8B.txt"],
		["it's (1)*!.txt", "inline; filename=\"it's (1)_!.txt\"; filename*=UTF-8''it%27s%20%281%29%2A%21.txt"],
		["a\r\nSet-Cookie: x", "inline; filename=\"a__Set-Cookie_ x\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x"],
	])("[FILE-10] %j goes into a header without getting out of it", (name, header) => {
		expect(disposition("inline", name)).toBe(header);
		expect(new Headers({ "Content-Disposition": header }).get("Content-Disposition")).toBe(header);
	});
});

describe("a part of a file of ten bytes", () => {
	it.each<[string | undefined, ReturnType<typeof readRange>]>([
		[undefined, undefined],
		["bytes=0-3", { offset: 0, length: 4 }],
		["bytes=4-", { offset: 4, length: 6 }],
		["bytes=9-9", { offset: 9, length: 1 }],
		["bytes=5-999", { offset: 5, length: 5 }],
		["bytes=-3", { offset: 7, length: 3 }],
		["bytes=-99", { offset: 0, length: 10 }],
		["bytes=-0", "unsatisfiable"],
		["bytes=10-", "unsatisfiable"],
		["bytes=10-20", "unsatisfiable"],
		["bytes=5-2", undefined],
		["bytes=-", undefined],
		["bytes=0-1,3-4", undefined],
		["bytes=a-b", undefined],
		["lines=1-2", undefined],
		["bytes=99999999999999999999-", undefined],
	])("[FILE-11] asked for by %s is %o", (header, range) => {
		expect(readRange(header, 10)).toEqual(range);
	});
});
