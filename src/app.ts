/** The HTTP side of the chat Worker: what every request passes through, and which file answers which path. */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { except } from "hono/combine";
import { HTTPException } from "hono/http-exception";
import { account, accounts } from "./auth/accounts.ts";
import { refuseForeignHost } from "./auth/hosts.ts";
import { session } from "./auth/routes.ts";
import { type AppContext, refuseForeignOrigin } from "./auth/who.ts";
import { problemResponse, refusal } from "./problem.ts";
import { type OpenSettings, problem } from "./protocol/api.ts";
import { BODY_MAX_BYTES } from "./protocol/limits.ts";
import { commands } from "./rooms/commands.ts";
import { direct } from "./rooms/direct.ts";
import { invitations } from "./rooms/invites.ts";
import { rooms } from "./rooms/routes.ts";
import { readSettings } from "./settings.ts";

/** As in `public/_headers`, where the reasons are. */
const STRICT_TRANSPORT = "max-age=63072000";

export const app = new Hono<AppContext>()
	.use(async (c, next) => {
		await next();
		// The headers of an upgrade's answer cannot be changed, and mean nothing to anybody.
		if (c.res.status === 101) return;
		// A file is kept by the browser for a while, and says by itself that it is no page.
		if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
		c.header("X-Content-Type-Options", "nosniff");
		// An answer is data: should it ever be opened as a page, or by another site, it may do and show nothing.
		c.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
		c.header("Cross-Origin-Resource-Policy", "same-origin");
		c.header("Referrer-Policy", "no-referrer");
		if (new URL(c.req.url).protocol === "https:") c.header("Strict-Transport-Security", STRICT_TRANSPORT);
	})
	.use(refuseForeignHost)
	.use(refuseForeignOrigin)
	.use(
		// An import and a file are measured while they are read.
		except(
			["/api/rooms/:slug/import", "/api/rooms/:slug/files"],
			bodyLimit({
				maxSize: BODY_MAX_BYTES,
				onError: () => {
					throw refusal("too_large");
				},
			}),
		),
	)
	.get("/health", (c) => c.json({ status: "ok" }))
	.get("/api/settings", (c) => {
		const { guests, signUp } = readSettings(c.env);
		return c.json({ guests, signUp } satisfies OpenSettings);
	})
	.route("/api/session", session)
	.route("/api/accounts", accounts)
	.route("/api/account", account)
	.route("/api/rooms", rooms)
	.route("/api/direct", direct)
	.route("/api/invites", invitations)
	.route("/api/commands", commands)
	.notFound(() => problemResponse(problem("no_such_call")))
	.onError((error) => {
		if (error instanceof HTTPException) return error.getResponse();
		console.error("app: a request failed", error);
		return problemResponse(problem("internal"));
	});
