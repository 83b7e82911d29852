/** The call that searches a room. */
import { Hono } from "hono";
import * as v from "valibot";
import { type AppContext, visitorOf } from "../auth/who.ts";
import { refusal } from "../problem.ts";
import { parseSearch } from "../protocol/search-query.ts";
import { count, parseQuery, roomAt, settled } from "./at.ts";

const SearchParams = v.object({
	q: v.optional(v.string(), ""),
	cursor: count(0, Number.MAX_SAFE_INTEGER, "This is not the cursor of a page."),
});

export const search = new Hono<AppContext>().get("/:slug/search", async (c) => {
	const room = roomAt(c.env, c.req.param("slug"));
	const { q, cursor } = parseQuery(SearchParams, c.req.query());
	const parsed = parseSearch(q);
	if (!parsed.ok) throw refusal("invalid", { fields: { q: parsed.text } });
	return c.json(settled(await room.search(visitorOf(c.var.session), parsed.query, cursor)));
});
