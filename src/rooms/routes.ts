/** The calls about rooms: listing, opening, looking, changing, ending, paging, and the upgrade to a room's socket. */
import { Hono } from "hono";
import * as v from "valibot";
import { type AppContext, requireSession, sessionOf, visitorOf } from "../auth/who.ts";
import { files } from "../files/routes.ts";
import { readBody, refusal } from "../problem.ts";
import { DIRECTORY, isSlug, LOBBY } from "../protocol/addresses.ts";
import { LevelBody } from "../protocol/api.ts";
import { DeleteRoomBody, NewRoomBody, RoomPatchBody } from "../protocol/bodies.ts";
import { refuseSocket } from "../room/hub.ts";
import { VISITOR_HEADER, writeVisitor } from "../room/visitor.ts";
import { count, parseQuery, roomAt, settled } from "./at.ts";
import { exports } from "./export.ts";
import { imports } from "./import.ts";
import { invites } from "./invites.ts";
import { members } from "./members.ts";
import { messages } from "./messages.ts";
import { openRoom } from "./open.ts";
import { search } from "./search.ts";

const SocketParams = v.object({
	since: count(0, Number.MAX_SAFE_INTEGER, "This is not a revision."),
	seen: count(0, Number.MAX_SAFE_INTEGER, "This is not the number of a message."),
});

export const rooms = new Hono<AppContext>()
	.get("/:slug/socket", async (c) => {
		if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") throw refusal("not_an_upgrade");
		const asked = parseQuery(SocketParams, c.req.query());
		// A page cannot see why an upgrade failed, so what is wrong with the person or the room is said by a close code.
		const slug = c.req.param("slug");
		const session = await sessionOf(c);
		if (!session) return refuseSocket("signed_out");
		if (!isSlug(slug)) return refuseSocket("no_room");
		const headers = new Headers(c.req.raw.headers);
		headers.set(VISITOR_HEADER, writeVisitor(visitorOf(session)));
		const url = new URL("https://room/socket");
		for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, String(value));
		return c.env.ROOMS.getByName(slug).fetch(new Request(url, { headers }));
	})
	.use(requireSession)
	.get("/", async (c) => {
		const { user } = c.var.session;
		const { joined, entered } = user.kind === "account" ? await c.env.ACCOUNTS.getByName(user.id).rooms() : { joined: [], entered: [] };
		const listed = await c.env.DIRECTORY.getByName(DIRECTORY).rooms(joined, entered);
		if (listed.some(({ slug }) => slug === LOBBY)) return c.json({ rooms: listed });
		// Nobody was in the lobby yet. Looking at it founds it, and from then on it reports itself.
		const view = await c.env.ROOMS.getByName(LOBBY).view(visitorOf(c.var.session));
		return c.json({ rooms: view.ok ? [{ ...view.value.room, online: 0, lastAt: 0 }, ...listed] : listed });
	})
	.post("/", async (c) => {
		const asked = await readBody(c.req, NewRoomBody);
		return c.json({ room: await openRoom(c.env, asked, c.var.session.user) }, 201);
	})
	.get("/:slug", async (c) => {
		const { room, role, files } = settled(await roomAt(c.env, c.req.param("slug")).view(visitorOf(c.var.session)));
		return c.json({ room, you: { user: c.var.session.user, role, ...(files ? { files } : {}) } });
	})
	.patch("/:slug", async (c) => {
		const room = roomAt(c.env, c.req.param("slug"));
		const patch = await readBody(c.req, RoomPatchBody);
		return c.json({ room: settled(await room.edit(visitorOf(c.var.session), patch)) });
	})
	.delete("/:slug", async (c) => {
		const slug = c.req.param("slug");
		const room = roomAt(c.env, slug);
		const { slug: typed } = await readBody(c.req, DeleteRoomBody);
		if (typed !== slug) throw refusal("invalid", { fields: { slug: "Type the room's address to delete it." } });
		settled(await room.delete(visitorOf(c.var.session)));
		return c.body(null, 204);
	})
	.put("/:slug/level", async (c) => {
		const room = roomAt(c.env, c.req.param("slug"));
		const { level } = await readBody(c.req, LevelBody);
		return c.json(settled(await room.setLevel(visitorOf(c.var.session), level)));
	})
	.route("/", messages)
	.route("/:slug/export", exports)
	.route("/:slug/import", imports)
	.route("/", search)
	.route("/:slug/files", files)
	.route("/:slug", members)
	.route("/:slug/invites", invites);
