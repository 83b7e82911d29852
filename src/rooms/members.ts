/** The calls about the people of a room: who they are, what they may, who must leave, and what was decided. */
import { Hono } from "hono";
import * as v from "valibot";
import { type AppContext, visitorOf } from "../auth/who.ts";
import { readBody } from "../problem.ts";
import { MemberBody, PurgeBody, RemovalQuery } from "../protocol/bodies.ts";
import { PAGE_DEFAULT, PAGE_MAX } from "../protocol/limits.ts";
import { count, parseQuery, roomAt, settled } from "./at.ts";

const AuditParams = v.object({
	before: count(0, Number.MAX_SAFE_INTEGER, "This is not the number of an entry."),
	limit: count(1, PAGE_MAX, `A page has 1 to ${PAGE_MAX} entries.`),
});

export const members = new Hono<AppContext>()
	.get("/members", async (c) => {
		const room = roomAt(c.env, slugOf(c));
		return c.json({ members: settled(await room.members(visitorOf(c.var.session))) });
	})
	.put("/members/:id", async (c) => {
		const room = roomAt(c.env, slugOf(c));
		const patch = await readBody(c.req, MemberBody);
		return c.json(settled(await room.setMember(visitorOf(c.var.session), c.req.param("id"), patch)));
	})
	.delete("/members/:id", async (c) => {
		const room = roomAt(c.env, slugOf(c));
		const removal = parseQuery(RemovalQuery, c.req.query());
		settled(await room.removeMember(visitorOf(c.var.session), c.req.param("id"), removal));
		return c.body(null, 204);
	})
	.post("/members/:id/purge", async (c) => {
		const room = roomAt(c.env, slugOf(c));
		const { since } = await readBody(c.req, PurgeBody);
		settled(await room.purge(visitorOf(c.var.session), c.req.param("id"), since));
		return c.body(null, 204);
	})
	.get("/bans", async (c) => {
		const room = roomAt(c.env, slugOf(c));
		return c.json({ bans: settled(await room.bans(visitorOf(c.var.session))) });
	})
	.delete("/bans/:id", async (c) => {
		const room = roomAt(c.env, slugOf(c));
		settled(await room.unban(visitorOf(c.var.session), c.req.param("id")));
		return c.body(null, 204);
	})
	.get("/audit", async (c) => {
		const room = roomAt(c.env, slugOf(c));
		const { before, limit } = parseQuery(AuditParams, c.req.query());
		const entries = await room.audit(visitorOf(c.var.session), before ?? Number.MAX_SAFE_INTEGER, limit ?? PAGE_DEFAULT);
		return c.json({ entries: settled(entries) });
	});

/** The room that these calls are mounted under. */
function slugOf(c: { req: { param(name: string): string | undefined } }): string {
	return c.req.param("slug") ?? "";
}
