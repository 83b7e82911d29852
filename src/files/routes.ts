/** The calls that bring a file into a room and fetch it from there. */
import { Hono } from "hono";
import { type AppContext, visitorOf } from "../auth/who.ts";
import { problemResponse, readBody, refusal } from "../problem.ts";
import { problem } from "../protocol/api.ts";
import { FileBody, UploadQuery } from "../protocol/bodies.ts";
import { type FileInfo, fileName, kindOf } from "../protocol/files.ts";
import { FILE_CACHE_S, FILE_HEAD_BYTES, FILE_MAX_BYTES } from "../protocol/limits.ts";
import { parseQuery, roomAt, settled } from "../rooms/at.ts";
import { disposition } from "./disposition.ts";
import { imageSize } from "./image-size.ts";
import { putBody, readHead } from "./put-body.ts";
import { type Range, readRange } from "./range.ts";
import { typeOf } from "./type.ts";

/** Mounted under a room. */
export const files = new Hono<AppContext>()
	.post("/", async (c) => {
		const bucket = bucketOf(c.env);
		const room = roomAt(c.env, c.req.param("slug") ?? "");
		const { name = "", alt = "" } = parseQuery(UploadQuery, c.req.query());
		const size = readLength(c.req.header("Content-Length"));
		const { body } = c.req.raw;
		if (size === 0 || !body) throw refusal("empty", { detail: "The file is empty." });
		const head = await readHead(body, Math.min(size + 1, FILE_HEAD_BYTES));
		const sniffed = typeOf(head);
		const shown = kindOf(sniffed) === "image" ? imageSize(head) : undefined;
		// What claims to be an image and has no size that can be shown is none.
		const type = kindOf(sniffed) === "image" && !shown ? "application/octet-stream" : sniffed;
		const file = { name: fileName(name, type), type, size, ...shown, ...(alt === "" ? {} : { alt }) };
		const who = visitorOf(c.var.session);
		const { id, key } = settled(await room.beginUpload(who, file));
		await putBody(bucket, key, head, body, size);
		const finished = await room.finishUpload(who, id);
		// The room has ended meanwhile, or has put them out. What is here now is deleted with the rest of it, or within the hour.
		return c.json({ file: settled(finished) }, 201);
	})
	.patch("/:id", async (c) => {
		const room = roomAt(c.env, c.req.param("slug") ?? "");
		const { alt } = await readBody(c.req, FileBody);
		return c.json({ file: settled(await room.describeFile(visitorOf(c.var.session), c.req.param("id"), alt)) });
	})
	.get("/:id", async (c) => {
		const bucket = bucketOf(c.env);
		const found = await roomAt(c.env, c.req.param("slug") ?? "").file(visitorOf(c.var.session), c.req.param("id"));
		const { key, file } = settled(found);
		const headers = headersOf(file);
		const etag = `"${file.id}"`;
		if (c.req.header("If-None-Match")?.includes(etag) === true) return new Response(null, { status: 304, headers });
		const ifRange = c.req.header("If-Range");
		const range = ifRange === undefined || ifRange === etag ? readRange(c.req.header("Range"), file.size) : undefined;
		if (range === "unsatisfiable") return unsatisfiable(file);
		const object = await bucket.get(key, range ? { range } : {});
		if (!object) throw refusal("no_file");
		return new Response(object.body, range ? { status: 206, headers: partial(headers, range, file) } : { headers });
	});

function bucketOf(env: Env): R2Bucket {
	const bucket: R2Bucket | undefined = env.FILES;
	if (!bucket) throw refusal("files_off");
	return bucket;
}

/** What a request says that its body has; the bucket has to know before the first byte. */
function readLength(header: string | undefined): number {
	if (header === undefined || !/^\d+$/.test(header)) throw refusal("length_needed");
	const size = Number(header);
	if (size > FILE_MAX_BYTES) {
		throw refusal("too_large", { detail: `A file can have at most ${FILE_MAX_BYTES / 1024 / 1024} MiB.` });
	}
	return size;
}

/** A file never changes, so its id is its tag. */
function headersOf({ id, name, type, size }: FileInfo): Headers {
	return new Headers({
		"Content-Type": type === "text/plain" ? "text/plain; charset=utf-8" : type,
		"Content-Length": String(size),
		"Content-Disposition": disposition(kindOf(type) === "other" ? "attachment" : "inline", name),
		"Accept-Ranges": "bytes",
		"Cache-Control": `private, max-age=${FILE_CACHE_S}, immutable`,
		ETag: `"${id}"`,
	});
}

function partial(headers: Headers, { offset, length }: Range, { size }: FileInfo): Headers {
	headers.set("Content-Length", String(length));
	headers.set("Content-Range", `bytes ${offset}-${offset + length - 1}/${size}`);
	return headers;
}

function unsatisfiable({ size }: FileInfo): Response {
	const response = problemResponse(problem("bad_range"));
	response.headers.set("Content-Range", `bytes */${size}`);
	return response;
}
