/** The call that lists what one can ask the bots. It says nothing about anybody, so it needs no session. */
import { Hono } from "hono";
import type { AppContext } from "../auth/who.ts";
import { DIRECTORY } from "../protocol/addresses.ts";

export const commands = new Hono<AppContext>().get("/", async (c) => {
	return c.json({ commands: await c.env.DIRECTORY.getByName(DIRECTORY).commands() });
});
