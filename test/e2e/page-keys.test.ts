/** A page that is used by its keys: to another room by a few letters or to the next one, the list of keys, another day. */
import { expect, it } from "vitest";
import { button, castFor, dialogOf, newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const cast = castFor(stage);

it("goes to rooms and people by a few letters, and gives the focus back", async () => {
	const { slug } = await newRoom(stage, "Astronomy");
	const other = await newRoom(stage, "Café Müller");
	const account = await cast.account("Ana");
	const ana = await cast.at(account, other.url.slice(stage.server.url.length));
	const ben = await cast.account("Ben");
	const there = await ben.enter(slug);
	await there.say("hello");
	const { page } = ana;
	await page.addInitScript(() => {
		Object.assign(navigator, { setAppBadge: async (count?: number) => Object.assign(window, { badge: count ?? "mark" }) });
	});
	await page.goto(`${stage.server.url}/r/${slug}`);
	await ana.sees("hello");
	const field = page.getByRole("combobox", { name: "Room or person" });
	const chosen = () => page.locator("[role=option][aria-selected=true]").innerText();

	await ana.field.fill("to be continued");
	await page.keyboard.press("Control+k");
	await field.waitFor();
	await page.keyboard.press("Escape");
	await field.waitFor({ state: "detached" });
	await expect.poll(() => ana.field.evaluate((element) => element === document.activeElement), { message: "the focus is back" }).toBe(true);

	await page.keyboard.press("Control+k");
	await field.fill("mull");
	await expect.poll(chosen).toContain("Café Müller");
	await page.screenshot({ path: "test/screenshots/switcher.png" });
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { level: 1, name: "Café Müller" }).waitFor();
	await ana.field.and(page.locator(":focus")).waitFor();

	// The room with a draft says so; the arrows go round, and the same key closes.
	await button(page, "Go to…").click();
	await page.getByRole("option", { name: "Astronomy" }).getByText("Draft").waitFor();
	await page.keyboard.press("End");
	const last = await chosen();
	await page.keyboard.press("ArrowDown");
	const first = await chosen();
	expect(last).not.toBe(first);
	await page.keyboard.press("ArrowUp");
	expect(await chosen()).toBe(last);
	await page.keyboard.press("Home");
	expect(await chosen()).toBe(first);
	await field.fill("nobody at all");
	await dialogOf(page).getByText("No room and nobody is called that.").waitFor();
	await page.keyboard.press("Control+k");
	await field.waitFor({ state: "detached" });

	// Somebody without a conversation gets one.
	await page.keyboard.press("Control+k");
	await field.fill("ben");
	await page.getByRole("option", { name: `Ben @${ben.user.id}` }).click();
	await page.getByRole("heading", { level: 1, name: "Ben", exact: true }).waitFor();
	await page.getByText("This is the beginning of your conversation.").waitFor();

	// Alt and the arrows go along the list, with Shift to what is unread there.
	const title = () => page.getByRole("heading", { level: 1 }).innerText();
	const order = await page
		.getByRole("navigation")
		.getByRole("link")
		.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
	expect(order.at(-1), "conversations are at the end").toBe(new URL(page.url()).pathname);
	await page.keyboard.press("Alt+ArrowDown");
	await expect.poll(() => new URL(page.url()).pathname).toBe(order[0]);
	await ana.isIn();
	await ana.field.and(page.locator(":focus")).waitFor();
	const told = await page.locator("[data-shown-room]").innerText();
	expect(told.split(",")[0]).toBe(await title());
	const icon = () => page.locator("link[rel=icon]").getAttribute("href");
	const badge = () => page.evaluate(() => Reflect.get(window, "badge"));
	await there.say("anybody?");
	await expect.poll(icon, { message: "something is unread" }).toBe("/icon-unread.svg");
	expect(await badge()).toBe("mark");
	await there.say(`are you there, @${account.user.id}?`);
	await expect.poll(icon, { message: "something is for me" }).toBe("/icon-mention.svg");
	expect(await badge()).toBe(1);
	await page.keyboard.press("Alt+Shift+ArrowUp");
	await ana.sees("anybody?");
	expect(await title()).toBe("Astronomy");
	await ana.field.and(page.locator(":focus")).waitFor();
	expect(await ana.field.inputValue()).toBe("to be continued");

	// A question mark is one where it is typed, and shows the keys elsewhere.
	await ana.field.press("?");
	expect(await ana.field.inputValue()).toContain("?");
	await button(page, "About this room").focus();
	await page.keyboard.press("?");
	await dialogOf(page).getByText("Mark unread from here").waitFor();
	await page.screenshot({ path: "test/screenshots/keys.png" });
	await page.keyboard.press("Escape");
	await button(page, "More about this page").click();
	await button(dialogOf(page), "Keys").click();
	await dialogOf(page).getByRole("heading", { name: "Keys" }).waitFor();
	await page.keyboard.press("Escape");
	expect(ana.errors).toEqual([]);
	await ana.close();
});
