/** What the tests of the page need: a server and a browser. All files share them, so every test has rooms of its own. */
import { type Browser, chromium } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, inject } from "vitest";
import type { Server } from "./server.ts";

/** A server with the usual settings, and what one may do to it without disturbing who else is there. */
export type SharedServer = Pick<Server, "url" | "evictRoom">;

export interface Stage {
	readonly server: SharedServer;
	readonly browser: Browser;
}

const AddressesSchema = v.object({ server: v.string(), browser: v.string() });

/** Both are there from the first test on of the file that calls it, which may want another browser than the shared one. */
export function setStage(openBrowser: () => Promise<Browser> = sharedBrowser): Stage {
	const server = sharedServer();
	let browser: Browser | undefined;
	beforeAll(async () => {
		browser = await openBrowser();
	});
	afterAll(() => browser?.close());
	return {
		server,
		get browser() {
			return there(browser);
		},
	};
}

/** The same without a browser. */
export function sharedServer(): SharedServer {
	let url: string | undefined;
	beforeAll(async () => {
		url = (await askBackstage("/")).server;
	});
	return {
		get url() {
			return there(url);
		},
		evictRoom: async (slug, webSockets = "hibernate") => {
			await askBackstage(`/evict?${new URLSearchParams({ room: slug, webSockets })}`);
		},
	};
}

/** A connection to the shared browser; closing it closes what was opened over it. */
export async function sharedBrowser(): Promise<Browser> {
	return chromium.connect((await askBackstage("/")).browser);
}

async function askBackstage(path: string): Promise<v.InferOutput<typeof AddressesSchema>> {
	const response = await fetch(inject("backstage") + path);
	if (!response.ok) throw new Error(`the stage could not be set: ${await response.text()}`);
	return v.parse(AddressesSchema, await response.json());
}

function there<T>(thing: T | undefined): T {
	if (thing === undefined) throw new Error("the stage is set by the file's beforeAll; it is not there outside of its tests");
	return thing;
}
