/** What links lead to, where the operator wants it shown: by way of the queue and the bot, into two browsers. */
import { afterAll, beforeAll, expect, vi } from "vitest";
import { itInFull } from "../support/full.ts";
import { castFor } from "../support/room-page.ts";
import { type Server, startServer } from "../support/server.ts";
import { sharedBrowser } from "../support/stage.ts";

const SITE = "https://news.example.com";
const PAGES: Record<string, () => Response> = {
	"/moved": () => new Response(null, { status: 302, headers: { Location: "/story" } }),
	"/story": () =>
		new Response(
			`<head><title>x</title><meta property="og:title" content="Tides &amp; <b>ebbs</b>"><meta property="og:site_name" content="Sea News">
			<meta name="description" content="What the moon does to the water, ${"hour by hour, ".repeat(30)}">`,
			{ headers: { "Content-Type": "text/html" } },
		),
	"/inside": () => new Response(null, { status: 302, headers: { Location: "http://127.0.0.1/secret" } }),
};

/** What the bot asked of the internet, which is this. */
const asked: string[] = [];
let server: Server;
let browser: Awaited<ReturnType<typeof sharedBrowser>>;

beforeAll(async () => {
	// The runtime of the tests sends what Workers fetch by way of this process.
	const fetch = globalThis.fetch;
	vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
		const url = new URL(input instanceof Request ? input.url : input);
		if (url.origin !== SITE && url.pathname !== "/secret") return fetch(input, init);
		asked.push(url.href);
		return PAGES[url.pathname]?.() ?? new Response("", { status: 404 });
	});
	server = await startServer({ vars: { LINK_PREVIEWS: "preview" } });
	browser = await sharedBrowser();
});
afterAll(async () => {
	await browser.close();
	await server.close();
	vi.restoreAllMocks();
});

itInFull("[PREVIEW-2] a link's card comes to everybody, and goes when the link is edited away", async () => {
	const { guest, at } = castFor({ server, browser });
	const [ana, ben] = [await at(await guest("Ana"), "/r/lobby"), await at(await guest("Ben"), "/r/lobby", { colorScheme: "dark" })];
	await ana.say(`look: ${SITE}/moved, and ${SITE}/other`);
	for (const { page } of [ana, ben]) {
		const card = page.locator(".link-card");
		await card.getByRole("link", { name: "Tides & <b>ebbs</b>" }).waitFor();
		expect(await card.getByRole("link").getAttribute("href")).toBe(`${SITE}/story`);
		expect(await card.textContent()).toMatch(/^Sea News.*What the moon does/);
	}
	await ana.page.screenshot({ path: "test/screenshots/link-card.png" });
	await ben.page.screenshot({ path: "test/screenshots/link-card-dark.png" });
	await ben.page.reload();
	await ben.page.locator(".link-card").waitFor();

	await ana.field.press("ArrowUp");
	await ana.field.fill("no link any more");
	await ana.field.press("Enter");
	for (const { page } of [ana, ben]) await page.locator(".link-card").waitFor({ state: "detached" });

	// A site does not lead the bot to where only its own network goes. What comes after it has its card.
	await ana.say(`${SITE}/inside`);
	await ana.say(`${SITE}/story`);
	await ben.page.locator(".link-card").waitFor();
	expect(await ben.page.locator(".link-card").count()).toBe(1);
	await expect.poll(() => asked, { message: "what the bot asked for" }).toContain(`${SITE}/inside`);
	expect(asked.filter((url) => url.includes("secret"))).toEqual([]);
	expect([...ana.errors, ...ben.errors]).toEqual([]);
	await ana.close();
	await ben.close();
});
