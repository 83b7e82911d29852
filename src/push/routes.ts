/** The calls about the devices that take notifications of one's account. */
import { Hono } from "hono";
import { vapidKey } from "../auth/signing-key.ts";
import type { AppContext, Session } from "../auth/who.ts";
import { readBody, refusal, refuseTooFast } from "../problem.ts";
import { type Devices, SubscriptionBody } from "../protocol/push.ts";
import { readSettings } from "../settings.ts";
import { areGood } from "./encrypt.ts";
import { isPushService } from "./post.ts";

/** Behind `requireAccount`. */
export const push = new Hono<AppContext>()
	.get("/", async (c) => {
		const { session } = c.var;
		const [{ publicKey: key }, devices] = await Promise.all([vapidKey(c.env), accountOf(c.env, session).devices()]);
		const marked = devices.map((one) => (one.id === session.session ? { ...one, current: true as const } : one));
		return c.json({ key, devices: marked } satisfies Devices);
	})
	.put("/", async (c) => {
		const subscription = await readBody(c.req, SubscriptionBody);
		if (!isPushService(subscription.endpoint, readSettings(c.env).pushOrigins)) {
			throw refusal("invalid", { fields: { endpoint: "This is not the address of a push service." } });
		}
		if (!(await areGood(subscription.keys))) throw refusal("invalid", { fields: { keys: "Nothing can be encrypted for these keys." } });
		await accountOf(c.env, c.var.session).subscribe(idOf(c.var.session), subscription, new URL(c.req.url).origin);
		return c.body(null, 204);
	})
	.delete("/:id", async (c) => {
		if (!(await accountOf(c.env, c.var.session).unsubscribe(c.req.param("id")))) throw refusal("no_device");
		return c.body(null, 204);
	})
	.post("/test", async (c) => {
		const { waitMs, posted } = await accountOf(c.env, c.var.session).testPush(idOf(c.var.session));
		refuseTooFast(waitMs);
		if (posted === undefined || posted === "gone") throw refusal("no_device");
		if (posted !== "sent") throw refusal("unavailable", { detail: "The push service of this browser did not take it." });
		return c.body(null, 204);
	});

function accountOf(env: Env, { user }: Session) {
	return env.ACCOUNTS.getByName(user.id);
}

/** An account's session always has one. */
function idOf({ session }: Session): string {
	return session ?? "";
}
