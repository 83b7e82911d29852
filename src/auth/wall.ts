/** The outer wall: how often one network may try to sign in or up, counted near the visitor and roughly. */
import type { Context } from "hono";
import { refusal } from "../problem.ts";
import { netOf } from "./net.ts";
import { signingKey } from "./signing-key.ts";
import type { AppContext } from "./who.ts";

/** The period of the binding in wrangler.toml. */
const WALL_PERIOD_S = 60;

/** Refuses a network that has tried too often of late. The exact limits are the objects' own. */
export async function refuseAtWall(c: Context<AppContext>): Promise<void> {
	const net = await netOf(c.req.header("CF-Connecting-IP"), await signingKey(c.env));
	if (net === "") return;
	const { success } = await c.env.SIGN_IN_WALL.limit({ key: net });
	if (!success) throw refusal("rate_limited", { retryAfter: WALL_PERIOD_S });
}
