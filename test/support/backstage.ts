/**
 * The server and the browser that the files of the project e2e share: starting them takes longer than most tests do. They
 * start when the first file asks for them, and end with the run. Vitest runs this once, outside of the tests; `stage.ts`
 * asks it over HTTP.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserServer } from "playwright-core";
import type { TestProject } from "vitest/node";
import { startBrowserServer } from "./browser.ts";
import { PushEndpoint } from "./push-endpoint.ts";
import { type Server, startServer } from "./server.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** `GET /` gives the addresses of both, `POST /evict?room=&webSockets=` ends a room's instance; `/push/` is a push service. */
		backstage: string;
	}
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	let started: Promise<[Server, BrowserServer]> | undefined;
	const pushes = new PushEndpoint();
	const listener = createServer(async (request, response) => {
		try {
			if (await pushes.take(request, response)) return;
			const { url = "" } = request;
			started ??= Promise.all([startServer({ vars: { PUSH_ORIGINS: origin } }), startBrowserServer()]);
			const [server, browser] = await started;
			const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
			if (pathname === "/evict") {
				await server.evictRoom(searchParams.get("room") ?? "", searchParams.get("webSockets") === "close" ? "close" : "hibernate");
			}
			response.end(JSON.stringify({ server: server.url, browser: browser.wsEndpoint() }));
		} catch (error) {
			response.writeHead(500).end(String(error));
		}
	});
	await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
	const origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
	project.provide("backstage", origin);

	const stop = async () => {
		const [server, browser] = (await started) ?? [];
		started = undefined;
		await Promise.all([server?.close(), browser?.close()]);
	};
	// Handles and addresses are taken once the tests have run.
	project.onTestsRerun(stop);
	return async () => {
		listener.close();
		await stop();
	};
}
