/**
 * How often one network may try to sign in or up. The outer wall is counted near the visitor and roughly; how many
 * accounts it makes is counted exactly, by the directory, whatever their handles.
 */
import type { Context } from "hono";
import { refusal, refuseTooFast } from "../problem.ts";
import { DIRECTORY } from "../protocol/addresses.ts";
import { netOf } from "./net.ts";
import { signingKey } from "./signing-key.ts";
import type { AppContext } from "./who.ts";

/** The period of the binding in wrangler.toml. */
const WALL_PERIOD_S = 60;

/** Refuses a network that has tried too often of late. */
export async function refuseAtWall(c: Context<AppContext>): Promise<void> {
	const net = await netFrom(c);
	if (net === "") return;
	const { success } = await c.env.SIGN_IN_WALL.limit({ key: net });
	if (!success) throw refusal("rate_limited", { retryAfter: WALL_PERIOD_S });
}

/** Refuses a network that has made too many accounts of late. Whoever comes from nowhere that is known shares one count. */
export async function refuseTooManyAccounts(c: Context<AppContext>): Promise<void> {
	refuseTooFast(await c.env.DIRECTORY.getByName(DIRECTORY).takeSignUpToken(await netFrom(c)));
}

async function netFrom(c: Context<AppContext>): Promise<string> {
	return netOf(c.req.header("CF-Connecting-IP"), await signingKey(c.env));
}
