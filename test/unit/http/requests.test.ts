/** What holds for every call: origin, size, shape, headers, and the form of a refusal. */
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { CommandsReply } from "../../../src/protocol/api.ts";
import { BODY_MAX_BYTES } from "../../../src/protocol/limits.ts";
import { call, HERE, read, refused, signIn } from "../support/http.ts";
import { announce } from "../support/room.ts";

const FOREIGN = [
	"https://evil.example",
	"https://chat.example.evil.example",
	"https://evil-chat.example",
	"https://chat.example:8443",
	"null",
	"chat.example",
	"file://",
	"javascript:alert(1)",
];

describe("a foreign origin", () => {
	it.each(
		FOREIGN.flatMap((origin) =>
			[
				["POST", "/api/session"],
				["DELETE", "/api/session"],
				["POST", "/api/rooms"],
				["PUT", "/api/rooms/lobby"],
			].map(([method = "", path = ""]) => ({ origin, method, path })),
		),
	)("[HTTP-2] $origin may not $method $path", async ({ origin, method, path }) => {
		const { token } = await signIn("Ana");
		await refused(await call(method, path, { token, body: { name: "x", title: "x" }, headers: { Origin: origin } }), "foreign_origin");
	});

	it.each(FOREIGN)("[HTTP-2] %s may not open a socket with its visitor's cookie", async (origin) => {
		const { token } = await signIn("Ana");
		const response = await call("GET", "/api/rooms/lobby/socket", {
			cookie: `__Host-session=${token}`,
			headers: { Origin: origin, Upgrade: "websocket" },
		});
		expect(response.webSocket).toBeNull();
		await refused(response, "foreign_origin");
	});

	it("[HTTP-2] may read, since no page can see the answer of another site", async () => {
		expect((await call("GET", "/health", { headers: { Origin: "https://evil.example" } })).status).toBe(200);
	});
});

it.each([HERE, "http://chat.example", "HTTPS://CHAT.EXAMPLE"])("[HTTP-2] one's own origin %s may change something", async (origin) => {
	const response = await call("POST", "/api/session", { body: { name: "Ana" }, headers: { Origin: origin } });
	expect(response.status).toBe(201);
});

describe("a body", () => {
	it.each([
		["as long as is allowed, and is then read", BODY_MAX_BYTES, "invalid"],
		["a byte longer", BODY_MAX_BYTES + 1, "too_large"],
		["a megabyte", 1_000_000, "too_large"],
	] as const)("[HTTP-3] may not be more than 64 KiB: one that is %s", async (_, bytes, code) => {
		const frame = JSON.stringify({ name: "" });
		await refused(await call("POST", "/api/session", { raw: `{"name":"${"x".repeat(bytes - frame.length)}"}` }), code);
	});

	it("[HTTP-3] may not be more than 64 KiB either where its length is not said", async () => {
		const chunk = new TextEncoder().encode("x".repeat(10_000));
		let sent = 0;
		const raw = new ReadableStream({
			pull(controller) {
				if (sent++ < 20) controller.enqueue(chunk);
				else controller.close();
			},
		});
		await refused(await call("POST", "/api/session", { raw }), "too_large");
	});

	it.each(["", "{", "hello", "name=Ana", "\u0000", "undefined", '{"name":"Ana"}x'])("[HTTP-4] must be JSON: %j", async (raw) => {
		expect(await refused(await call("POST", "/api/session", { raw }), "invalid")).toMatchObject({ detail: "The body is not JSON." });
	});

	it.each([
		["null", "null", "body"],
		["a list", "[]", "name"],
		["a text", '"Ana"', "body"],
		["a number", "1e999", "body"],
		["nothing in it", "{}", "name"],
		["a prototype", '{"__proto__":{"name":"Ana"}}', "name"],
		["no text for a name", '{"name":7}', "name"],
		["null for a name", '{"name":null}', "name"],
		["a list for a name", '{"name":["Ana"]}', "name"],
		["an empty name", '{"name":""}', "name"],
		["a name nobody can see", '{"name":"\\u200b"}', "name"],
		["a name that turns the line around", '{"name":"A\\u202eB"}', "name"],
		["a name that is too long", `{"name":"${"x".repeat(41)}"}`, "name"],
	])("[HTTP-4] is told what is wrong with which field: %s", async (_, raw, field) => {
		const { fields } = await refused(await call("POST", "/api/session", { raw }), "invalid");
		expect(Object.keys(fields ?? {})).toEqual([field]);
		expect(fields?.[field]).not.toBe("");
	});

	it("[HTTP-4] may have fields that nobody knows", async () => {
		expect((await call("POST", "/api/session", { body: { name: "Ana", kind: "account", id: "boss" } })).status).toBe(201);
	});
});

describe("an answer", () => {
	it.each(["/health", "/api/commands", "/api/session", "/nowhere"])(
		"[HTTP-5] of %s is kept by nobody and taken for nothing else",
		async (path) => {
			const { headers } = await call("GET", path);
			expect([headers.get("Cache-Control"), headers.get("X-Content-Type-Options")]).toEqual(["no-store", "nosniff"]);
		},
	);

	it.each([
		["GET", "/api"],
		["GET", "/api/"],
		["GET", "/api/nothing"],
		["POST", "/health"],
		["DELETE", "/api/commands"],
		["PUT", "/api/session"],
		["GET", "/api/../api/nothing"],
		["GET", "/api/accounts"],
	])("[HTTP-6] to %s %s says that there is no such call", async (method, path) => {
		await refused(await call(method, path), "no_such_call");
	});

	it("[HTTP-6] of /health says that all is well", async () => {
		expect(await read(await call("GET", "/health"), 200, v.unknown())).toEqual({ status: "ok" });
	});
});

it("[CMD-6] the list of commands is as the bots announced it, for anybody, signed in or not", async () => {
	expect(await read(await call("GET", "/api/commands"), 200, CommandsReply)).toEqual({ commands: [] });
	await announce("weather", "stock");
	expect(await read(await call("GET", "/api/commands"), 200, CommandsReply)).toEqual({
		commands: [
			{ name: "stock", usage: "/stock", about: "About stock" },
			{ name: "weather", usage: "/weather", about: "About weather" },
		],
	});
});
