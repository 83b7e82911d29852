/**
 * Mozilla's own scorer, run on what the server really answers. It is large and asks the internet for lists while it is
 * installed, so it is no dependency: `npm run observatory` installs it beside the rest, without its scripts, and runs this.
 */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import { expect, it } from "vitest";
import { sharedServer } from "../support/stage.ts";

const MODULES = join(import.meta.dirname, "../observatory/node_modules");
const SCORER = join(MODULES, "@mdn/mdn-http-observatory");
/** A host in nobody's list of those that browsers reach by https only, so that nothing is forgiven. */
const HOST = "chat.example.com";

const ScanSchema = v.object({
	scan: v.object({ grade: v.string(), score: v.number(), testsFailed: v.number(), statusCode: v.number() }),
	tests: v.record(v.string(), v.object({ pass: v.boolean(), result: v.string(), scoreModifier: v.number() })),
});

const server = sharedServer();

it.each(["/", "/r/lobby", "/no/such/page", "/assets/main.js", "/assets/page.css", "/icon.svg", "/manifest.webmanifest", "/worker.js"])(
	"%s comes with the page's rules",
	async (path) => {
		const { headers, status } = await fetch(server.url + path);
		expect(status).toBe(200);
		expect(headers.get("Content-Security-Policy")).toMatch(
			/^default-src 'none';(?!.*unsafe).*frame-ancestors 'none'.*trusted-types worker$/,
		);
		expect(Object.fromEntries(headers)).toMatchObject({
			"cross-origin-opener-policy": "same-origin",
			"cross-origin-resource-policy": "same-origin",
			"permissions-policy": expect.stringContaining("camera=()"),
			"referrer-policy": "same-origin",
			"strict-transport-security": "max-age=63072000",
			"x-content-type-options": "nosniff",
		});
		expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
	},
);

it.skipIf(!existsSync(SCORER))("the HTTP Observatory gives A+ (skipped until `npm run observatory` has installed it)", async () => {
	await standInForTheInternet();
	const { scan } = await import(pathToFileURL(join(SCORER, "src/index.js")).href);
	const { scan: total, tests } = v.parse(ScanSchema, await scan(HOST));
	expect(tests).toMatchObject({
		"content-security-policy": { pass: true, result: "csp-implemented-with-no-unsafe-default-src-none" },
		"cross-origin-resource-policy": { pass: true, result: "corp-implemented-with-same-origin" },
		"cross-origin-resource-sharing": { pass: true, result: "cross-origin-resource-sharing-not-implemented" },
		redirection: { pass: true, result: "redirection-to-https" },
		"referrer-policy": { pass: true, result: "referrer-policy-private" },
		"strict-transport-security": { pass: true, result: "hsts-implemented-max-age-at-least-six-months" },
		"x-content-type-options": { pass: true },
		"x-frame-options": { pass: true, result: "x-frame-options-implemented-via-csp" },
	});
	expect(total).toMatchObject({ grade: "A+", testsFailed: 0, statusCode: 200 });
});

/**
 * What lies between the scorer and a server in production, and is not there on one machine: https, which the edge speaks,
 * and its redirect from http. Everything else, the scorer asks of the real server.
 */
async function standInForTheInternet(): Promise<void> {
	// An empty list of preloaded hosts, in the place of Chromium's, which its installation would have fetched.
	await writeFile(join(SCORER, "conf/hsts-preload.json"), "{}");
	const { default: axios } = await import(pathToFileURL(join(MODULES, "axios/index.js")).href);
	axios.defaults.adapter = async (config: { url: string; method: string; headers: Record<string, string> }) => {
		const url = new URL(config.url);
		if (url.hostname !== HOST) throw new Error(`the scorer asked for ${url}`);
		const isSecure = url.protocol === "https:";
		const response = isSecure
			? await fetch(server.url + url.pathname, { method: config.method, headers: { ...config.headers }, redirect: "manual" })
			: new Response(null, { status: 301, headers: { Location: `https://${HOST}${url.pathname}` } });
		const headers = axios.AxiosHeaders.from(Object.fromEntries(response.headers));
		return { config, status: response.status, statusText: response.statusText, headers, data: await response.text(), request: {} };
	};
}
