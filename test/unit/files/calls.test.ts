/** The calls that bring a file into a room and fetch it from there. */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { app } from "../../../src/app.ts";
import { FileReply, RoomReply } from "../../../src/protocol/api.ts";
import { ALT_MAX_CHARS, FILE_MAX_BYTES } from "../../../src/protocol/limits.ts";
import { type Actor, newActor, newGuest } from "../support/cast.ts";
import { gif, jpeg, keysIn, latin, png, type Sent, upload, uploaded } from "../support/files.ts";
import { call, HERE, read, refused } from "../support/http.ts";
import { given, owner, roomInfo } from "../support/room.ts";

const MIB = 1024 * 1024;
let fay: Actor;
let finn: Actor;
/** Whoever has used up what one may send in one test. */
let opened = 0;

beforeAll(async () => {
	fay = await newActor("Fay");
	finn = await newActor("Finn");
});

async function openRoom(visibility: "public" | "private" = "public"): Promise<string> {
	const slug = `files-${++opened}`;
	await env.ROOMS.getByName(slug).create({ ...roomInfo(slug), visibility }, [owner(fay.user)]);
	return slug;
}

const send = (slug: string, content: BodyInit, how: Sent = {}) => uploaded(slug, content, { token: fay.token, ...how });
const trySend = (slug: string, content: BodyInit, how: Sent = {}) => upload(slug, content, { token: fay.token, ...how });
const fetchFile = (slug: string, id: string, headers: Record<string, string> = {}, who = fay) =>
	call("GET", `/api/rooms/${slug}/files/${id}`, { token: who.token, headers });

/** So many bytes that all differ from their neighbours. */
const noise = (length: number) => Uint8Array.from({ length }, (_, n) => (n * 31 + (n >> 8)) & 0xff);

describe("sending a file", () => {
	it("[FILE-3] [FILE-4] gives what it is, how large it is, and what it is called", async () => {
		const slug = await openRoom();
		expect(await send(slug, png(640, 480), { name: "../cat.png", alt: " a  cat " })).toEqual({
			id: expect.stringMatching(/^[\w-]{22}$/),
			name: "cat.png",
			type: "image/png",
			size: 29,
			width: 640,
			height: 480,
			alt: "a cat",
		});
		expect(await send(slug, jpeg(40, 30, 6))).toMatchObject({ name: "image.jpg", type: "image/jpeg", width: 30, height: 40 });
		expect(await send(slug, "hello", { name: "שלום\u202e.txt" })).toEqual({
			id: expect.any(String),
			name: "שלום.txt",
			type: "text/plain",
			size: 5,
		});
	});

	it.each<[string, BodyInit, string, string, string]>([
		["HTML that is called an image", "<script>alert(1)</script>", "cat.png", "image/png", "text/plain"],
		["SVG with a script", "<svg onload='alert(1)'/>", "cat.svg", "image/svg+xml", "text/plain"],
		["an image that has no size", png(0, 0), "cat.png", "image/png", "application/octet-stream"],
		["a script that begins as a GIF", gif(0, 0, "=1;alert(1)"), "a.js", "text/javascript", "application/octet-stream"],
		["a GIF that is a script too", gif(0x2a2f, 0x2020, "/**/=1;alert(1)//"), "a.js", "text/javascript", "image/gif"],
		[
			"an image that is a page too",
			new Uint8Array([...png(1, 1), ...latin("<script>alert(1)</script>")]),
			"a.html",
			"text/html",
			"image/png",
		],
	])("[FILE-3] [FILE-10] takes %s for what its bytes are, and has no browser run it", async (_, content, name, type, found) => {
		const slug = await openRoom();
		const file = await send(slug, content, { name, headers: { "Content-Type": type } });
		expect(file.type).toBe(found);
		const { headers } = await fetchFile(slug, file.id);
		expect(headers.get("Content-Type")?.split(";")[0]).toBe(found);
		expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
		expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'none';.* sandbox$/);
		expect(headers.get("Content-Disposition")).toMatch(found.startsWith("image/") ? /^inline;/ : /^attachment;/);
	});

	it("[FILE-2] passes a large one through without a byte changed", async () => {
		const slug = await openRoom();
		const content = noise(5 * MIB + 3);
		const { id, size } = await send(slug, content);
		expect(size).toBe(content.length);
		const found = new Uint8Array(await (await fetchFile(slug, id)).arrayBuffer());
		expect(found.length).toBe(content.length);
		expect(await digest(found)).toBe(await digest(content));
	});

	it.each<[string, BodyInit, Sent, Parameters<typeof refused>[1]]>([
		["nothing in it", "", {}, "empty"],
		["no length", streamOf("hello"), { length: undefined }, "length_needed"],
		["a length that is none", "hello", { length: "many" }, "length_needed"],
		["a length below zero", "hello", { length: "-5" }, "length_needed"],
		["a length that is too much", "hello", { length: String(FILE_MAX_BYTES + 1) }, "too_large"],
		["fewer bytes than announced", "hello", { length: "6" }, "invalid"],
		["more bytes than announced", "hello", { length: "4" }, "invalid"],
		["far fewer than announced", new Uint8Array(2 * MIB), { length: String(3 * MIB) }, "invalid"],
		["far more than announced", new Uint8Array(3 * MIB), { length: String(2 * MIB) }, "invalid"],
		["a description that is too long", "hello", { alt: "x".repeat(ALT_MAX_CHARS + 1) }, "invalid"],
		["a description that hides something", "hello", { alt: "a\u202eb" }, "invalid"],
	])("[FILE-2] [FILE-5] with %s is refused, and leaves nothing in the bucket", async (_, content, how, code) => {
		const slug = await openRoom();
		await refused(await trySend(slug, content, how), code);
		expect(await keysIn(slug)).toEqual([]);
	});

	it("[FILE-2] takes as much as there may be", async () => {
		const slug = await openRoom();
		expect(await send(slug, new Uint8Array(FILE_MAX_BYTES))).toMatchObject({ size: FILE_MAX_BYTES });
	});

	it("[FILE-12] is refused once somebody has sent too many, with when they may again; others may", async () => {
		const slug = await openRoom();
		for (let n = 0; n < 30; n++) await send(slug, "x");
		const { retryAfter } = await refused(await trySend(slug, "x"), "rate_limited");
		expect(retryAfter).toBeGreaterThan(0);
		expect(retryAfter).toBeLessThanOrEqual(10);
		await send(slug, "x", { token: finn.token });
	});

	it("[FILE-1] is said to be possible where it is", async () => {
		const { you } = await read(await call("GET", `/api/rooms/${await openRoom()}`, { token: fay.token }), 200, RoomReply);
		expect(you.files).toBe(true);
	});

	it("[FILE-1] is refused as soon as no bucket is bound, and so is fetching", async () => {
		const slug = await openRoom();
		const { FILES: _, ...without } = env;
		const ask = (method: string, path: string) => {
			const body = method === "POST" ? { body: "hello" } : {};
			const headers = { Authorization: `Bearer ${fay.token}`, "Content-Length": "5" };
			return app.request(`${HERE}/api/rooms/${slug}/files${path}`, { method, headers, ...body }, without);
		};
		await refused(await ask("POST", ""), "files_off");
		await refused(await ask("GET", "/x"), "files_off");
	});

	it("[FILE-5] may be described until a message has it, by its sender", async () => {
		const slug = await openRoom();
		const { id } = await send(slug, png(1, 1), { alt: "a cat" });
		const describe = (alt: unknown, who = fay) => call("PATCH", `/api/rooms/${slug}/files/${id}`, { token: who.token, body: { alt } });
		expect((await read(await describe(" a  dog "), 200, FileReply)).file.alt).toBe("a dog");
		expect((await read(await describe(""), 200, FileReply)).file).not.toHaveProperty("alt");
		await refused(await describe("x".repeat(ALT_MAX_CHARS + 1)), "invalid");
		await refused(await describe(7), "invalid");
		await refused(await describe("a cow", finn), "no_file");
	});

	it("[HTTP-2] is refused where another site's page does it", async () => {
		await refused(await trySend(await openRoom(), "x", { headers: { Origin: "https://evil.example" } }), "foreign_origin");
	});

	it("[HTTP-3] is the only call that takes so much", async () => {
		const slug = await openRoom();
		const raw = new Uint8Array(MIB);
		await refused(await call("POST", `/api/rooms/${slug}/invites`, { token: fay.token, raw }), "too_large");
		await refused(await call("POST", "/api/rooms", { token: fay.token, raw }), "too_large");
	});
});

describe("fetching a file", () => {
	it("[FILE-10] gives the bytes, with what a browser may do with them", async () => {
		const slug = await openRoom();
		const file = await send(slug, png(2, 2), { name: "naïve 👋.png" });
		const response = await fetchFile(slug, file.id);
		expect(new Uint8Array(await response.arrayBuffer())).toEqual(png(2, 2));
		expect(Object.fromEntries(response.headers)).toMatchObject({
			"accept-ranges": "bytes",
			"cache-control": "private, max-age=86400, immutable",
			"content-disposition": "inline; filename=\"na_ve _.png\"; filename*=UTF-8''na%C3%AFve%20%F0%9F%91%8B.png",
			"content-length": "29",
			"content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
			"content-type": "image/png",
			"cross-origin-resource-policy": "same-origin",
			etag: `"${file.id}"`,
			"referrer-policy": "no-referrer",
			"x-content-type-options": "nosniff",
		});
	});

	it("[FILE-10] of text says that it is text in UTF-8, to be saved", async () => {
		const slug = await openRoom();
		const { headers } = await fetchFile(slug, (await send(slug, "hello")).id);
		expect(headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
		expect(headers.get("Content-Disposition")).toMatch(/^attachment; filename="file.txt"/);
	});

	it("[FILE-10] again is 304 without the bytes", async () => {
		const slug = await openRoom();
		const { id } = await send(slug, "hello");
		for (const tag of [`"${id}"`, `W/"${id}"`, `"x", "${id}"`]) {
			const response = await fetchFile(slug, id, { "If-None-Match": tag });
			expect([response.status, await response.text(), response.headers.get("ETag")]).toEqual([304, "", `"${id}"`]);
		}
		expect((await fetchFile(slug, id, { "If-None-Match": '"x"' })).status).toBe(200);
	});

	it.each<[Record<string, string>, number, string, string | null]>([
		[{ Range: "bytes=0-3" }, 206, "0123", "bytes 0-3/10"],
		[{ Range: "bytes=8-" }, 206, "89", "bytes 8-9/10"],
		[{ Range: "bytes=-1" }, 206, "9", "bytes 9-9/10"],
		[{ Range: "bytes=0-999" }, 206, "0123456789", "bytes 0-9/10"],
		[{ Range: "bytes=0-1,3-4" }, 200, "0123456789", null],
		[{ Range: "bytes=0-3", "If-Range": '"other"' }, 200, "0123456789", null],
	])("[FILE-11] with %o is %i: %s", async (headers, status, content, range) => {
		const slug = await openRoom();
		const { id } = await send(slug, "0123456789");
		const response = await fetchFile(slug, id, headers);
		expect([response.status, await response.text(), response.headers.get("Content-Range")]).toEqual([status, content, range]);
		expect(response.headers.get("Content-Length")).toBe(String(content.length));
	});

	it("[FILE-11] from behind its end is refused, with its size", async () => {
		const slug = await openRoom();
		const response = await fetchFile(slug, (await send(slug, "0123456789")).id, { Range: "bytes=10-" });
		expect(response.headers.get("Content-Range")).toBe("bytes */10");
		await refused(response, "bad_range");
	});

	it("[FILE-11] with its own tag in If-Range gives the part", async () => {
		const slug = await openRoom();
		const { id } = await send(slug, "0123456789");
		expect((await fetchFile(slug, id, { Range: "bytes=0-3", "If-Range": `"${id}"` })).status).toBe(206);
	});

	it("[FILE-8] of another room, of none, or by a path is not found", async () => {
		const [slug, other] = [await openRoom(), await openRoom()];
		const { id } = await send(slug, "secret");
		await refused(await fetchFile(other, id), "no_file");
		for (const wrong of ["x", "..%2F..%2Fother", `${id}%00`, `${id.slice(0, -1)}`, "%F0%9F%91%8B"]) {
			await refused(await fetchFile(slug, wrong), "no_file");
		}
		await refused(await fetchFile("no-such-room", id), "no_room");
	});

	it("[FILE-8] whose bytes the bucket has lost is not found", async () => {
		const slug = await openRoom();
		const { id } = await send(slug, "hello");
		await env.FILES.delete(await keysIn(slug));
		await refused(await fetchFile(slug, id), "no_file");
	});

	it("[FILE-7] that no message has yet is for its sender alone, and for the account that this guest becomes", async () => {
		const slug = await openRoom();
		const guest = await newGuest("Gus");
		const { id } = await send(slug, "hello", { token: guest.token });
		expect((await fetchFile(slug, id, {}, guest)).status).toBe(200);
		await refused(await fetchFile(slug, id), "no_file");
		const room = env.ROOMS.getByName(slug);
		given(await room.file({ ...finn.visitor, was: [guest.user.id] }, id));
	});

	it("[HTTP-5] nothing else may be kept by a browser", async () => {
		const response = await call("GET", `/api/rooms/${await openRoom()}`, { token: fay.token });
		expect(response.headers.get("Cache-Control")).toBe("no-store");
		expect(response.headers.get("Content-Security-Policy")).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
	});
});

function streamOf(text: string): ReadableStream {
	return new Blob([text]).stream().pipeThrough(new TransformStream());
}

async function digest(bytes: Uint8Array): Promise<string> {
	return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
