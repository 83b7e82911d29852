/** The call that gives people a room's messages to take with them, as lines of JSON or as a page to read. */
import { Hono } from "hono";
import * as v from "valibot";
import { type AppContext, visitorOf } from "../auth/who.ts";
import type { Room } from "../protocol/message.ts";
import type { Stretch } from "../room/reader.ts";
import { parseQuery, roomAt, settled } from "./at.ts";
import { documentOf } from "./export-document.ts";

const FORMATS = { ndjson: "application/x-ndjson", html: "text/html" } as const;

const ExportParams = v.object({ format: v.exactOptional(v.picklist(["ndjson", "html"], 'The format is "ndjson" or "html".')) });

export const exports = new Hono<AppContext>().get("/", async (c) => {
	const stub = roomAt(c.env, c.req.param("slug") ?? "");
	const { format = "ndjson" } = parseQuery(ExportParams, c.req.query());
	const who = visitorOf(c.var.session);
	const now = Date.now();
	const { room, upTo } = settled(await stub.beginExport(who));
	const stretches = stretchesOf(async (after) => settled(await stub.exportStretch(who, after, upTo)));
	const texts = format === "html" ? documentOf(room, stretches, now) : linesOf(room, stretches);
	return c.body(streamOf(texts), 200, {
		"Content-Type": `${FORMATS[format]}; charset=utf-8`,
		"Content-Disposition": `attachment; filename="${room.slug}-${new Date(now).toISOString().slice(0, 10)}.${format}"`,
	});
});

/** All stretches of a log, one after the other, each asked for when it is needed. */
export async function* stretchesOf(next: (after: number) => Promise<Stretch>): AsyncGenerator<Stretch> {
	let after = 0;
	for (;;) {
		const stretch = await next(after);
		const last = stretch.messages.at(-1);
		if (!last) return;
		yield stretch;
		after = last.id;
	}
}

/** The room, then each message, a line of JSON each. */
export async function* linesOf(room: Room, stretches: AsyncIterable<Stretch>): AsyncGenerator<string> {
	yield `${JSON.stringify(room)}\n`;
	for await (const { messages } of stretches) yield messages.map((message) => `${JSON.stringify(message)}\n`).join("");
}

/** What is made only as fast as it is read: one text is under way at a time, and none once nobody reads any more. */
export function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream(
		{
			async pull(controller) {
				const { done, value } = await texts.next();
				if (done) controller.close();
				else controller.enqueue(encoder.encode(value));
			},
			async cancel() {
				await texts.return(undefined);
			},
		},
		{ highWaterMark: 0 },
	);
}
