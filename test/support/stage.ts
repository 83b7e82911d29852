/** What every test of the page needs: a server of its file's own and a browser, both gone when the file is done. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { startBrowser } from "./browser.ts";
import { type Server, startServer } from "./server.ts";

export interface Stage {
	readonly server: Server;
	readonly browser: Browser;
}

/** Sets both up around the tests of the file that calls it; they are there from the first test on. */
export function setStage(): Stage {
	let server: Server | undefined;
	let browser: Browser | undefined;
	beforeAll(async () => {
		[server, browser] = await Promise.all([startServer(), startBrowser()]);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.close();
	});
	return {
		get server() {
			return there(server);
		},
		get browser() {
			return there(browser);
		},
	};
}

function there<T>(thing: T | undefined): T {
	if (thing === undefined) throw new Error("the stage is set by the file's beforeAll; it is not there outside of its tests");
	return thing;
}
