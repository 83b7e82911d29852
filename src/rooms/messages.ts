/** The calls about a room's messages: a page of them, what one said before, and who reacted to it. */
import { Hono } from "hono";
import * as v from "valibot";
import { type AppContext, visitorOf } from "../auth/who.ts";
import { refusal } from "../problem.ts";
import { PAGE_DEFAULT, PAGE_MAX } from "../protocol/limits.ts";
import type { PageQuery } from "../room/reader.ts";
import { count, parseQuery, roomAt, settled } from "./at.ts";

const place = count(0, Number.MAX_SAFE_INTEGER, "This is not the number of a message.");
const PageParams = v.object({
	before: place,
	after: place,
	around: place,
	at: count(0, Number.MAX_SAFE_INTEGER, "This is not a time in milliseconds."),
	limit: count(1, PAGE_MAX, `A page has 1 to ${PAGE_MAX} messages.`),
});

export const messages = new Hono<AppContext>()
	.get("/:slug/messages", async (c) => {
		const room = roomAt(c.env, c.req.param("slug"));
		return c.json(settled(await room.page(visitorOf(c.var.session), readPageQuery(c.req.query()))));
	})
	.get("/:slug/messages/:id/edits", async (c) => {
		const room = roomAt(c.env, c.req.param("slug"));
		return c.json({ edits: settled(await room.edits(visitorOf(c.var.session), readMessageId(c.req.param("id")))) });
	})
	.get("/:slug/messages/:id/reactions", async (c) => {
		const room = roomAt(c.env, c.req.param("slug"));
		return c.json({ reactions: settled(await room.reactions(visitorOf(c.var.session), readMessageId(c.req.param("id")))) });
	});

function readPageQuery(query: Record<string, string>): PageQuery {
	const { limit, ...place } = parseQuery(PageParams, query);
	if (Object.keys(place).length > 1) throw refusal("invalid", { detail: "Give one of before, after, around and at." });
	return { ...place, limit: limit ?? PAGE_DEFAULT };
}

/** The number of a message in an address; what is none is a message that is not there. */
function readMessageId(id: string): number {
	return /^\d{1,15}$/.test(id) ? Number(id) : 0;
}
