/** The call that opens a conversation of two. */
import { Hono } from "hono";
import { type AppContext, requireAccount } from "../auth/who.ts";
import { readBody } from "../problem.ts";
import { DirectBody } from "../protocol/bodies.ts";
import { openDirect } from "./open.ts";

export const direct = new Hono<AppContext>().use(requireAccount).post("/", async (c) => {
	const { handle } = await readBody(c.req, DirectBody);
	return c.json({ room: await openDirect(c.env, c.var.session.user, handle) }, 201);
});
