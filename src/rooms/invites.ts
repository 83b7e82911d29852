/**
 * The calls about invitations. A token is the room's address and a secret, so that whoever has one finds the room, and
 * one that is wrong is answered like one that has run out.
 */
import { Hono } from "hono";
import { type AppContext, requireSession, visitorOf } from "../auth/who.ts";
import { readBody, refusal } from "../problem.ts";
import { isSlug } from "../protocol/addresses.ts";
import { InviteBody } from "../protocol/bodies.ts";
import { roomAt, settled } from "./at.ts";

const ID_BYTES = 6;
const SECRET_BYTES = 18;

/** Mounted under a room. */
export const invites = new Hono<AppContext>()
	.get("/", async (c) => {
		const room = roomAt(c.env, c.req.param("slug") ?? "");
		return c.json({ invites: settled(await room.invites(visitorOf(c.var.session))) });
	})
	.post("/", async (c) => {
		const slug = c.req.param("slug") ?? "";
		const room = roomAt(c.env, slug);
		const asked = await readBody(c.req, InviteBody);
		const secret = random(SECRET_BYTES);
		const invite = settled(await room.invite(visitorOf(c.var.session), asked, random(ID_BYTES), await hash(secret)));
		const token = `${slug}.${secret}`;
		return c.json({ token, url: `${new URL(c.req.url).origin}/i/${token}`, expiresAt: invite.expiresAt }, 201);
	})
	.delete("/:id", async (c) => {
		const room = roomAt(c.env, c.req.param("slug") ?? "");
		settled(await room.revokeInvite(visitorOf(c.var.session), c.req.param("id")));
		return c.body(null, 204);
	});

/** For who holds a token. */
export const invitations = new Hono<AppContext>()
	.use(requireSession)
	.get("/:token", async (c) => {
		const { slug, secret } = readToken(c.req.param("token"));
		return c.json({ room: settled(await roomAt(c.env, slug).previewInvite(visitorOf(c.var.session), await hash(secret))) });
	})
	.post("/:token", async (c) => {
		const { slug, secret } = readToken(c.req.param("token"));
		return c.json({ room: settled(await roomAt(c.env, slug).acceptInvite(visitorOf(c.var.session), await hash(secret))) });
	});

function readToken(token: string): { slug: string; secret: string } {
	const [slug = "", secret = ""] = token.split(".");
	if (!isSlug(slug) || secret === "") throw refusal("invite_gone");
	return { slug, secret };
}

function random(bytes: number): string {
	return crypto.getRandomValues(new Uint8Array(bytes)).toBase64({ alphabet: "base64url" });
}

async function hash(secret: string): Promise<string> {
	return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(secret))).toBase64();
}
