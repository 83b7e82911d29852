/** The calls about rooms: listing, opening, looking, paging, and the upgrade to a room's socket. */
import { Hono } from "hono";
import * as v from "valibot";
import { type AppContext, requireSession, sessionOf } from "../auth/who.ts";
import { readBody, refusal } from "../problem.ts";
import { NewRoomBody } from "../protocol/api.ts";
import { PAGE_DEFAULT, PAGE_MAX, SLUG_MAX_CHARS } from "../protocol/limits.ts";
import type { Room as RoomInfo, User } from "../protocol/message.ts";
import { DIRECTORY, isSlug, LOBBY, slugify } from "../protocol/names.ts";
import type { PageQuery } from "../room/history.ts";
import { refuseSocket } from "../room/hub.ts";
import { USER_HEADER } from "../room/room.ts";

const SUFFIX_BYTES = 3;
const NEW_SLUG_TRIES = 5;

/** A number in a query. */
const count = (min: number, max: number, what: string) =>
	v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,15}$/, what), v.transform(Number), v.minValue(min, what), v.maxValue(max, what)));
const place = count(0, Number.MAX_SAFE_INTEGER, "This is not the number of a message.");
const SocketParams = v.object({ since: place });
const PageParams = v.object({
	before: place,
	after: place,
	around: place,
	limit: count(1, PAGE_MAX, `A page has 1 to ${PAGE_MAX} messages.`),
});

export const rooms = new Hono<AppContext>()
	.get("/:slug/socket", async (c) => {
		if (c.req.header("Upgrade")?.toLowerCase() !== "websocket") throw refusal("not_an_upgrade");
		const { since } = parseQuery(SocketParams, c.req.query());
		// A page cannot see why an upgrade failed, so what is wrong with the person or the room is said by a close code.
		const session = await sessionOf(c);
		if (!session) return refuseSocket("signed_out");
		const slug = c.req.param("slug");
		if (!isSlug(slug)) return refuseSocket("no_room");
		const headers = new Headers(c.req.raw.headers);
		headers.set(USER_HEADER, encodeURIComponent(JSON.stringify(session.user)));
		const url = new URL("https://room/socket");
		if (since !== undefined) url.searchParams.set("since", String(since));
		return c.env.ROOMS.getByName(slug).fetch(new Request(url, { headers }));
	})
	.use(requireSession)
	.get("/", async (c) => {
		const listed = await c.env.DIRECTORY.getByName(DIRECTORY).rooms();
		if (listed.some(({ slug }) => slug === LOBBY)) return c.json({ rooms: listed });
		// Nobody was in the lobby yet. Looking at it founds it, and from then on it reports itself.
		const view = await c.env.ROOMS.getByName(LOBBY).view(c.var.session.user);
		return c.json({ rooms: view ? [{ ...view.room, online: 0, lastAt: 0 }, ...listed] : listed });
	})
	.post("/", async (c) => {
		const { title, slug, visibility } = await readBody(c.req, NewRoomBody);
		const { user } = c.var.session;
		if (visibility === "private" && user.kind === "guest") throw refusal("account_needed", { detail: "A private room needs an account." });
		const waitMs = await c.env.DIRECTORY.getByName(DIRECTORY).takeRoomToken(user.id);
		if (waitMs > 0) throw refusal("rate_limited", { retryAfter: Math.ceil(waitMs / 1_000) });
		return c.json({ room: await openRoom(c.env, title, slug, user) }, 201);
	})
	.get("/:slug", async (c) => {
		const { user } = c.var.session;
		const view = await roomAt(c.env, c.req.param("slug")).view(user);
		if (!view) throw refusal("no_room");
		return c.json({ room: view.room, you: { user, role: view.role } });
	})
	.get("/:slug/messages", async (c) => {
		const room = roomAt(c.env, c.req.param("slug"));
		const page = await room.page(readPageQuery(c.req.query()), c.var.session.user);
		if (!page) throw refusal("no_room");
		return c.json(page);
	});

function roomAt(env: Env, slug: string) {
	if (!isSlug(slug)) throw refusal("no_room");
	return env.ROOMS.getByName(slug);
}

function readPageQuery(query: Record<string, string>): PageQuery {
	const { limit, ...place } = parseQuery(PageParams, query);
	if (Object.keys(place).length > 1) throw refusal("invalid", { detail: "Give one of before, after and around." });
	return { ...place, limit: limit ?? PAGE_DEFAULT };
}

function parseQuery<Schema extends v.GenericSchema>(schema: Schema, query: Record<string, string>): v.InferOutput<Schema> {
	const result = v.safeParse(schema, query);
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw refusal("invalid", { fields: { [v.getDotPath(issue) ?? "query"]: issue.message } });
}

/** Opens a public room under the address asked for, or else under one that resembles its title. */
async function openRoom(env: Env, title: string, asked: string | undefined, owner: User): Promise<RoomInfo> {
	for (const slug of asked === undefined ? slugsFor(title) : [asked]) {
		const room: RoomInfo = { slug, title, topic: "", visibility: "public", slowMode: 0, createdAt: Date.now() };
		if (await env.ROOMS.getByName(slug).create(room, owner)) return room;
	}
	throw refusal("slug_taken");
}

function slugsFor(title: string): string[] {
	const slug = slugify(title);
	const suffixed = Array.from({ length: NEW_SLUG_TRIES }, () => {
		const suffix = crypto.getRandomValues(new Uint8Array(SUFFIX_BYTES)).toHex();
		return `${(slug || "room").slice(0, SLUG_MAX_CHARS - suffix.length - 1)}-${suffix}`;
	});
	return slug === "" ? suffixed : [slug, ...suffixed];
}
