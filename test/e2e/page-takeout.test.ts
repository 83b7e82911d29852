/** Taking a room's messages along in a real browser: as a page that is read without the chat, and as data for a new room. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { itInFull } from "../support/full.ts";
import { button, castFor, openSettings } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const { account, guest, at } = castFor(stage);
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "takeout-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The file that a link of the page gives. */
async function download(page: Page, where: Locator, name: string): Promise<string> {
	const [file] = await Promise.all([page.waitForEvent("download"), where.getByRole("link", { name, exact: true }).click()]);
	const path = join(folder, file.suggestedFilename());
	await file.saveAs(path);
	return path;
}

/** A picture for people to look at, where they want some. */
async function shoot(page: Page, name: string): Promise<void> {
	if (process.env.SCREENSHOT) await page.screenshot({ path: `test/screenshots/takeout-${name}.png`, fullPage: true });
}

const choose = (where: Page | Locator, path: string) => where.getByLabel("The file to import").setInputFiles(path);

itInFull("[EXPORT-6] [IMPORT-3] a room is exported, read offline, and imported into a new room", async () => {
	const [mira, pat] = [await account("Mira"), await guest("Pat")];
	const slug = await mira.openRoom("Community garden");
	await mira.call("PATCH", `/api/rooms/${slug}`, { topic: "Beds, seeds & who waters when" });
	const [miras, pats] = [await mira.enter(slug), await pat.enter(slug)];
	const asked = await pats.say("Who has the key of the shed? <b>Not me</b> https://example.com/sheds_(garden)");
	await miras.ask({ type: "send", text: "I have.\nIt hangs where it always does.", replyTo: asked });
	const slip = await miras.say("It hangs at the kye board.");
	await miras.ask({ type: "edit", message: slip, text: "It hangs at the key board." });
	await pats.ask({ type: "react", message: slip, emoji: "👍", on: true });
	await miras.ask({ type: "react", message: slip, emoji: "🎉", on: true });
	await pats.say("مرحبا! متى نسقي الطماطم؟");
	const gone = await pats.say("Never mind");
	await pats.ask({ type: "delete", message: gone });
	const bot = await miras.say("/stock=ACME");
	await miras.message("the answer", ({ id, command }) => id === bot && command?.status === "answered");
	await Promise.all([miras.close(), pats.close()]);

	const visitor = await at(mira, `/r/${slug}`);
	const { page } = visitor;
	const settings = await openSettings(visitor);
	const document = await download(page, settings, "Page");
	const data = await download(page, settings, "Data");
	expect([document, data].map((path) => path.replace(/.*-\d{4}-\d\d-\d\d\./, ""))).toEqual(["html", "ndjson"]);

	for (const [look, options] of Object.entries({ light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, phone: PHONE } as const)) {
		const context = await stage.browser.newContext({ ...options, offline: true });
		const offline = await context.newPage();
		const asks: string[] = [];
		offline.on("request", (request) => asks.push(request.url()));
		await offline.goto(`file://${document}`);
		await offline.getByRole("heading", { level: 1, name: "Community garden" }).waitFor();
		expect(await offline.locator("article").count()).toBe(6);
		expect(
			await offline.evaluate(() => globalThis.document.documentElement.scrollWidth <= innerWidth),
			`${look}: nothing is too wide`,
		).toBe(true);
		expect(await offline.locator("b").filter({ hasText: "Not me" }).count()).toBe(0);
		expect(await offline.getByRole("rowheader").count()).toBeGreaterThan(0);
		await offline.getByRole("link", { name: /^Pat Who has the key/ }).click();
		await offline.locator("article:target").filter({ hasText: "Who has the key of the shed?" }).waitFor();
		expect(asks).toEqual([`file://${document}`]);
		await offline.evaluate(() => scrollTo(0, 0));
		await shoot(offline, `export-${look}`);
		await context.close();
	}

	const copy = await mira.openRoom("The same garden");
	const garden = await at(mira, `/r/${copy}`);
	const broken = join(folder, "broken.ndjson");
	const [room = "", first = ""] = (await readFile(data, "utf8")).split("\n");
	await writeFile(broken, `${room}\n${first.replace('"~', '"')}\n${`${first}\n`.repeat(20_000)}`);
	await choose(garden.page, broken);
	await garden.page.getByText(/^Line 2: "author\.id" is not valid/).waitFor();
	await shoot(garden.page, "import-refused");
	await garden.page.getByRole("heading", { name: "Welcome to The same garden" }).waitFor();

	const about = await openSettings(garden);
	await choose(about, data);
	await about.getByText("6 messages were imported.").waitFor();
	await shoot(garden.page, "import-done");
	await garden.page.keyboard.press("Escape");
	await garden.sees("It hangs at the key board.");
	await garden.page.getByText("An owner imported what comes first. Who wrote it was not checked.").waitFor();
	expect(await garden.page.getByText("imported", { exact: true }).count()).toBeGreaterThan(2);
	await shoot(garden.page, "import-room");
	await garden.say("Good to be here");
	await garden.sees("Good to be here");
	const again = await openSettings(garden);
	expect(await again.getByRole("heading", { name: "Import" }).count()).toBe(0);
	await button(again, "Close").click();
	for (const one of [visitor, garden]) {
		expect(one.errors).toEqual([]);
		await one.close();
	}
});
