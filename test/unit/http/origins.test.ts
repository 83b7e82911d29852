/** Requests that another site's page makes with its visitor's cookie, and answers that such a page gets hold of. */
import { describe, expect, it } from "vitest";
import { call, HERE, refused, signIn } from "../support/http.ts";

interface Asked {
	method: string;
	path: string;
	upgrade?: string;
}

const CHANGES: Asked[] = [
	{ method: "POST", path: "/api/session" },
	{ method: "DELETE", path: "/api/session" },
	{ method: "POST", path: "/api/rooms" },
	{ method: "PUT", path: "/api/rooms/lobby" },
	{ method: "PATCH", path: "/api/nothing" },
	{ method: "OPTIONS", path: "/api/rooms" },
];
const UPGRADE = { method: "GET", path: "/api/rooms/lobby/socket", upgrade: "websocket" };
const FOREIGN_SITES = ["cross-site", "same-site"];
/** Every origin that a foreign page could come with: none, its own, one that is made to look like the chat's, and the chat's. */
const ORIGINS = [undefined, "https://evil.example", "null", "http://chat.example", HERE];

describe.each(FOREIGN_SITES)("[abuse] a request that the browser calls %s", (site) => {
	it.each([...CHANGES, UPGRADE].flatMap((request) => ORIGINS.map((origin) => ({ ...request, origin }))))(
		"[HTTP-8] may not $method $path with the origin $origin",
		async ({ method, path, upgrade, origin }) => {
			const { token } = await signIn("Ana");
			const response = await call(method, path, {
				cookie: `__Host-session=${token}`,
				...(method === "POST" ? { body: { name: "Eve", title: "Eve" } } : {}),
				headers: {
					"Sec-Fetch-Site": site,
					...(origin === undefined ? {} : { Origin: origin }),
					...(upgrade === undefined ? {} : { Upgrade: upgrade }),
				},
			});
			expect(response.webSocket).toBeNull();
			expect(response.headers.get("Set-Cookie")).toBeNull();
			await refused(response, "foreign_origin");
		},
	);

	it.each(["GET", "HEAD"])("[HTTP-8] may %s, as a link does that leads here", async (method) => {
		expect((await call(method, "/health", { headers: { "Sec-Fetch-Site": site } })).status).toBe(200);
	});
});

describe("a request that the browser does not call foreign", () => {
	it.each([
		{ site: "same-origin", origin: HERE },
		{ site: "none", origin: undefined },
		{ site: undefined, origin: HERE },
		{ site: undefined, origin: undefined },
		{ site: "something-new", origin: HERE },
	])("[HTTP-8] may change something and open a socket: $site, origin $origin", async ({ site, origin }) => {
		const { token } = await signIn("Ana");
		const headers = { ...(site === undefined ? {} : { "Sec-Fetch-Site": site }), ...(origin === undefined ? {} : { Origin: origin }) };
		expect((await call("POST", "/api/session", { token, body: { name: "Ana" }, headers })).status).toBe(201);
		const upgrade = await call("GET", UPGRADE.path, { token, headers: { ...headers, Upgrade: UPGRADE.upgrade } });
		expect(upgrade.status).toBe(101);
		upgrade.webSocket?.accept();
		upgrade.webSocket?.close();
	});

	it.each(["same-origin", "none"])("[HTTP-2] is still held to its origin: %s from evil.example", async (site) => {
		const headers = { "Sec-Fetch-Site": site, Origin: "https://evil.example" };
		await refused(await call("POST", "/api/session", { body: { name: "Eve" }, headers }), "foreign_origin");
	});
});

describe("an answer", () => {
	const POLICY = {
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Referrer-Policy": "no-referrer",
	};
	it.each([
		{ what: "that went well", method: "GET", path: "/health", status: 200 },
		{ what: "with nothing in it", method: "DELETE", path: "/api/session", status: 204 },
		{ what: "to a stranger", method: "GET", path: "/api/rooms", status: 401 },
		{ what: "to nothing", method: "GET", path: "/api/nothing", status: 404 },
		{ what: "to what is no JSON", method: "POST", path: "/api/session", status: 422 },
		{ what: "to no upgrade", method: "GET", path: "/api/rooms/lobby/socket", status: 426 },
	])("[HTTP-9] $what can run nothing, load nothing and be used by no other site", async ({ method, path, status }) => {
		const response = await call(method, path);
		expect(response.status).toBe(status);
		expect(Object.fromEntries(response.headers)).toMatchObject(lowerCased(POLICY));
	});

	it("[HTTP-9] asks for https where it came by it, and only there", async () => {
		expect((await call("GET", "/health")).headers.get("Strict-Transport-Security")).toBe("max-age=63072000");
		expect((await call("GET", "/health", { base: "http://localhost:8787" })).headers.get("Strict-Transport-Security")).toBeNull();
	});
});

function lowerCased(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
