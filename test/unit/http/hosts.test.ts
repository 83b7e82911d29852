/** Requests for a host that is not the chat's: a site whose name was made to lead to this machine. */
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "../../../src/app.ts";
import { isServed } from "../../../src/auth/hosts.ts";
import { Client } from "../support/client.ts";
import { refused, signIn } from "../support/http.ts";

const LOCAL = ["localhost", "*.localhost"];

it.each<[string, boolean]>([
	["localhost", true],
	["chat.localhost", true],
	["127.0.0.1", true],
	["192.168.1.20", true],
	["[::1]", true],
	["evil.example", false],
	["localhost.evil.example", false],
	["evil-localhost", false],
	["127.0.0.1.evil.example", false],
	["1.2.3.4.5", false],
	["localhost.", false],
])("[HTTP-10] on a machine of one's own, is %s the chat's: %s", (host, is) => {
	expect(isServed(host, LOCAL)).toBe(is);
});

it("[HTTP-10] any host is where the operator names none, and those that they name are", () => {
	expect(isServed("anything.example", [])).toBe(true);
	expect(isServed("chat.example", ["chat.example"])).toBe(true);
	expect(isServed("www.chat.example", ["chat.example"])).toBe(false);
});

describe("[abuse] a page whose name leads here", () => {
	/** As its browser asks: by its own origin, to its own host. */
	const ask = async (host: string, method: string, path: string, upgrade?: string) => {
		const { token } = await signIn("Ana");
		return app.request(
			`http://${host}${path}`,
			{
				method,
				headers: {
					Origin: `http://${host}`,
					"Sec-Fetch-Site": "same-origin",
					Authorization: `Bearer ${token}`,
					...(upgrade === undefined ? {} : { Upgrade: upgrade }),
				},
				...(method === "POST" ? { body: JSON.stringify({ name: "Eve" }) } : {}),
			},
			{ ...env, HOSTS: "Localhost, *.localhost" },
		);
	};

	it.each<[method: string, path: string, upgrade?: string]>([
		["GET", "/health"],
		["GET", "/api/session"],
		["POST", "/api/session"],
		["GET", "/api/rooms"],
		["GET", "/api/rooms/lobby/messages"],
		["GET", "/api/nothing"],
		["GET", "/api/rooms/lobby/socket", "websocket"],
	])("[HTTP-10] may not %s %s, and is told by which setting it would", async (method, path, upgrade) => {
		const response = await ask("evil.example:8787", method, path, upgrade);
		expect(response.webSocket ?? null).toBeNull();
		expect(response.headers.get("Set-Cookie")).toBeNull();
		expect((await refused(response, "foreign_host")).detail).toMatch(/evil\.example.*HOSTS/);
	});

	it.each(["localhost:8787", "127.0.0.1:8787", "[::1]:8787", "chat.localhost"])("[HTTP-10] may as %s", async (host) => {
		expect((await ask(host, "GET", "/api/session")).status).toBe(200);
		const client = new Client(await ask(host, "GET", "/api/rooms/lobby/socket", "websocket"), "Ana");
		await client.welcome();
		await client.close();
	});
});
