/** Files in the page: pasted, dropped and chosen, shown, looked at, saved, and gone with their message. */
import { expect, it } from "vitest";
import type { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { give, picture, textFile } from "../support/picture.ts";
import { button, castFor, dialogOf, newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const { guest, at } = castFor(stage);

const tray = ({ page }: Visitor) => page.getByRole("list", { name: "Files that go with this message" });
const attached = async (who: Visitor, count: number) => {
	await who.page
		.locator('[data-upload="ready"]')
		.nth(count - 1)
		.waitFor();
	expect(await who.page.locator("[data-upload]").count()).toBe(count);
};

it("go from one browser to another: an image that is pasted, a file that is dropped, and are gone with their message", async () => {
	const { url } = await newRoom(stage, "Pictures");
	const path = url.slice(stage.server.url.length);
	const [ana, ben] = [await at(await guest("Ana"), path), await at(await guest("Ben"), path)];

	await ana.field.focus();
	await give(ana.page, "paste", [picture("holiday.png", 900, 600)]);
	await attached(ana, 1);
	await tray(ana).getByLabel("Description of holiday.png").fill("The sea at dusk");
	await ana.field.focus();
	await give(ana.page, "drag", [textFile("notes.txt", "remember the milk")]);
	await ana.page.getByText("Drop to attach in").waitFor();
	await give(ana.page, "drop", [textFile("<b>notes.txt", "remember the milk")]);
	await attached(ana, 2);
	await ana.say("Back home");

	const image = ben.log.getByRole("img", { name: "The sea at dusk" });
	await image.waitFor();
	// It stands there as large as it is shown before any of it is loaded.
	expect(await image.evaluate(({ width, height }: HTMLImageElement) => [width, height])).toEqual([416, 277]);
	await expect.poll(() => image.evaluate((one: HTMLImageElement) => [one.complete, one.naturalWidth])).toEqual([true, 900]);
	const link = ben.log.getByRole("link", { name: "<b>notes.txt" });
	expect(await link.getAttribute("download")).toBe("<b>notes.txt");
	const [download] = await Promise.all([ben.page.waitForEvent("download"), link.click()]);
	expect(download.suggestedFilename()).toMatch(/\.txt$/);
	await tray(ana).waitFor({ state: "detached" });

	// Two images of one message, one after the other, by keyboard; the focus comes back.
	await ana.page.locator('input[type="file"]').setInputFiles([picture("first.png", 300, 200, 1), picture("second.png", 200, 300, 2)]);
	await attached(ana, 2);
	await ana.field.press("Enter");
	await ben.log.getByRole("img", { name: "second.png" }).waitFor();
	await ben.log.getByRole("button", { name: "first.png" }).click();
	const lightbox = dialogOf(ben.page);
	await lightbox.getByText("1 of 2").first().waitFor();
	await ben.page.keyboard.press("ArrowRight");
	await lightbox.getByText("second.png").waitFor();
	expect(await lightbox.getByRole("img").evaluate((one: HTMLImageElement) => one.alt)).toBe("second.png");
	await ben.page.keyboard.press("Escape");
	await lightbox.waitFor({ state: "detached" });
	expect(await ben.page.evaluate(() => document.activeElement?.querySelector("img")?.getAttribute("alt"))).toBe("first.png");

	// What a file is fetched from is no page, and is nothing once its message is taken back.
	const address = await image.evaluate((one: HTMLImageElement) => one.src);
	const status = () => ben.page.evaluate(async (src) => (await fetch(src, { cache: "no-store" })).status, address);
	expect(await status()).toBe(200);
	await ana.page.locator("[data-id]").filter({ hasText: "Back home" }).focus();
	await ana.page.keyboard.press("Delete");
	await button(dialogOf(ana.page), "Delete").click();
	await ben.log.getByText("This message was removed").waitFor();
	await image.waitFor({ state: "detached" });
	expect(await status()).toBe(404);
	expect([...ana.errors, ...ben.errors]).toEqual([]);
	await Promise.all([ana.close(), ben.close()]);
});

itInFull("wait for the connection, say what is wrong with one, and hold the message until they are there", async () => {
	const { url } = await newRoom(stage, "Slow");
	const ana = await at(await guest("Ana"), url.slice(stage.server.url.length));
	// Nothing gets through for now; the page is told by its own request.
	let isCut = true;
	await ana.page.route("**/files?*", (route) => (isCut ? route.abort() : route.continue()));
	await ana.page
		.locator('input[type="file"]')
		.setInputFiles([textFile("a.txt", "hello"), { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) }]);
	await tray(ana).getByText("This file is empty.").waitFor();
	await tray(ana).getByText("The connection was lost.").waitFor();
	await button(ana.page, "Remove empty.txt").click();
	isCut = false;
	let letGo: () => void = () => {};
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	await ana.page.unroute("**/files?*");
	await ana.page.route("**/files?*", async (route) => {
		await held;
		await route.continue();
	});
	await button(tray(ana), "Retry").click();
	await ana.say("With a file");
	await ana.page.getByText("Will be sent once the file is there.").waitFor();
	letGo();
	await ana.log.getByRole("link", { name: "a.txt" }).waitFor();
	await ana.sees("With a file");
	expect(await ana.field.inputValue()).toBe("");
	expect(ana.errors).toEqual([]);
	await ana.close();
});
