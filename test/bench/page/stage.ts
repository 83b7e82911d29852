/** The server with its files, as `npm start` runs it, and a browser that is looked at by its debugging port too. */

import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { type Browser, chromium, type Page } from "playwright-core";
import { BROWSER_ARGS, findBrowser } from "../../support/browser.ts";
import { Person, unique } from "../../support/person.ts";
import { type Server, startServer } from "../../support/server.ts";
import { ndjson } from "./history.ts";

const VIEWPORT = { width: 1280, height: 800 };
const WAIT_MS = 60_000;

export class Stage {
	readonly url: string;
	readonly browser: Browser;
	/** Of the browser, for tools that bring their own driver. */
	readonly debuggingPort: number;
	readonly browserVersion: string;
	readonly #server: Server;

	private constructor(server: Server, browser: Browser, debuggingPort: number) {
		this.url = server.url;
		this.browser = browser;
		this.debuggingPort = debuggingPort;
		this.browserVersion = browser.version();
		this.#server = server;
	}

	static async set(): Promise<Stage> {
		const port = await freePort();
		const [server, browser] = await Promise.all([
			startServer(),
			chromium.launch({ executablePath: findBrowser() ?? "", args: [...BROWSER_ARGS, `--remote-debugging-port=${port}`] }),
		]);
		return new Stage(server, browser, port);
	}

	async clear(): Promise<void> {
		await this.browser.close();
		await this.#server.close();
	}

	/** Somebody with an account. */
	async person(name: string): Promise<Person> {
		return Person.signUp(this.url, `${name.toLowerCase()}-${unique()}`, name);
	}

	/** A room of theirs in which so much was said already. */
	async filledRoom(owner: Person, title: string, messages: number): Promise<string> {
		const slug = await owner.openRoom(title);
		const headers = { Authorization: `Bearer ${owner.token}`, "Content-Type": "application/x-ndjson" };
		const response = await fetch(`${this.url}/api/rooms/${slug}/import`, { method: "POST", headers, body: ndjson(slug, title, messages) });
		if (!response.ok) throw new Error(`${title} could not be filled: ${response.status} ${await response.text()}`);
		return slug;
	}

	/** A browser window of somebody who is in, in a room that has shown what it has. */
	async open(person: Person, slug: string): Promise<Page> {
		const context = await this.browser.newContext({ viewport: VIEWPORT, locale: "en-GB", storageState: person.stored });
		context.setDefaultTimeout(WAIT_MS);
		const page = await context.newPage();
		await page.goto(`${this.url}/r/${slug}`);
		await page.getByText(/people here|Only you are here/).waitFor();
		await page.locator("[data-id]").last().waitFor();
		return page;
	}

	/** The same elements under the same stylesheets, and no script. What stands in `page` is scrolled to where it is there. */
	async openBare(page: Page): Promise<Page> {
		const html = (await page.content()).replace(/<script[^>]*><\/script>|<link rel="(modulepreload|manifest)"[^>]*>/g, "");
		const context = await this.browser.newContext({ viewport: VIEWPORT, locale: "en-GB" });
		const bare = await context.newPage();
		await bare.route("**/bare", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
		await bare.goto(`${this.url}/bare`);
		const top = await page.locator(".scroller").evaluate((element) => element.scrollTop);
		await bare.locator(".scroller").evaluate((element, top) => element.scrollTo(0, top), top);
		return bare;
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const listener = createServer().listen(0, "127.0.0.1", () => {
			const { port } = listener.address() as AddressInfo;
			listener.close(() => resolve(port));
		});
	});
}
