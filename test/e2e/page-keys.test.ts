/** A page that is used by its keys: to another room by a few letters or to the next one, the list of keys, another day. */
import { expect, it } from "vitest";
import { Person } from "../support/person.ts";
import { button, castFor, dialogOf, newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const cast = castFor(stage);

it("goes to rooms and people by a few letters, and gives the focus back", async () => {
	const { slug } = await newRoom(stage, "Astronomy");
	const other = await newRoom(stage, "Café Müller");
	const ana = await cast.at(await cast.account("Ana"), other.url.slice(stage.server.url.length));
	const ben = await cast.account("Ben");
	const there = await ben.enter(slug);
	await there.say("hello");
	const { page } = ana;
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
	expect(ana.errors).toEqual([]);
	await ana.close();
});
