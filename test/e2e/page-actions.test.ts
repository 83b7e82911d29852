/** What people do to messages in the page: edit, answer, react, delete, by mouse, by keyboard and by finger. */
import type { Locator } from "playwright-core";
import { expect, it } from "vitest";
import type { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { button, castFor, dialogOf } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const { account, at } = castFor(stage);

const row = ({ page }: Visitor, text: string) => page.locator("[data-id]").filter({ hasText: text }).last();
const chip = (where: Locator, label: string) => where.getByRole("button", { name: label, exact: true });
const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

it("two people edit, answer, react and delete, and each sees what the other did", async () => {
	const [anaHerself, benHimself] = [await account("Ana"), await account("Ben")];
	const slug = await anaHerself.openRoom("Harbour");
	let ana = await at(anaHerself, `/r/${slug}`);
	const ben = await at(benHimself, `/r/${slug}`);

	// The newest of one's own is edited from an empty field.
	await ana.say("helo everybody");
	await ben.sees("helo everybody");
	await ana.field.press("ArrowUp");
	await ana.page.getByText("Editing your message").waitFor();
	expect(await ana.field.inputValue()).toBe("helo everybody");
	await ana.field.press("Escape");
	await ana.page.getByText("Editing your message").waitFor({ state: "detached" });
	expect(await ana.field.inputValue()).toBe("");
	await ana.field.press("ArrowUp");
	await ana.field.fill("hello everybody");
	await ana.field.press("Enter");
	await ben.sees("hello everybody");
	expect(await ben.page.locator("[data-announcer]").textContent(), "an edit is no news").toBe("Ana: helo everybody");

	// A draft gives way to an edit and comes back.
	await ana.field.fill("half a thought");
	await row(ana, "hello everybody").hover();
	await button(row(ana, "hello everybody"), "Edit").click();
	expect(await ana.field.inputValue()).toBe("hello everybody");
	await ana.field.fill("hello, everybody");
	await ana.field.press("Enter");
	await ben.sees("hello, everybody");
	expect(await ana.field.inputValue()).toBe("half a thought");
	await ana.field.fill("");

	// Who wrote it sees what it said before; others see only that it was changed.
	await button(row(ana, "hello, everybody"), "Edited: see the earlier texts").click();
	const earlier = dialogOf(ana.page);
	await earlier.getByText("helo everybody", { exact: true }).waitFor();
	expect(await earlier.locator(".edits-text").allTextContents()).toEqual(["helo everybody", "hello everybody", "hello, everybody"]);
	await button(earlier, "Close").click();
	await row(ben, "hello, everybody").getByText("edited").waitFor();
	expect(
		await row(ben, "hello, everybody")
			.getByRole("button", { name: /Edited/ })
			.count(),
	).toBe(0);

	// Any emoji by its name, and who it is from.
	await row(ben, "hello, everybody").hover();
	await button(row(ben, "hello, everybody"), "React").click();
	await ben.page.getByRole("combobox", { name: "Search emoji" }).fill("tada");
	await ben.page.getByText("party popper · :tada:").waitFor();
	await ben.page.keyboard.press("Enter");
	await chip(row(ben, "hello, everybody"), "🎉, 1 reaction, yours").waitFor();
	const seen = chip(row(ana, "hello, everybody"), "🎉, 1 reaction");
	await seen.hover();
	await ana.page.getByRole("tooltip").getByText("Ben reacted with 🎉").waitFor();
	await seen.click();
	const both = chip(row(ben, "hello, everybody"), "🎉, 2 reactions, one of them yours");
	await both.waitFor();
	await both.click();
	await chip(row(ana, "hello, everybody"), "🎉, 1 reaction, yours").waitFor();

	// By keyboard alone: from the field to the newest message, its menu, and back.
	await ana.field.focus();
	const newest = row(ana, "hello, everybody");
	for (let tab = 0; tab < 12 && !(await isFocused(newest)); tab++) await ana.page.keyboard.press("Shift+Tab");
	await ana.page.keyboard.press("Enter");
	await dialogOf(ana.page).getByRole("button", { name: "Who reacted" }).click();
	await dialogOf(ana.page).getByRole("listitem").getByText("Ana", { exact: true }).waitFor();
	await ana.page.keyboard.press("Escape");
	await dialogOf(ana.page).waitFor({ state: "detached" });
	await expect.poll(() => isFocused(newest), { message: "the message has the focus again" }).toBe(true);
	await ana.page.keyboard.press("Escape");
	expect(await isFocused(ana.field)).toBe(true);

	// An answer, which outlives a reload before it is sent, leads back to what it answers, far above as that is by then.
	await row(ben, "hello, everybody").hover();
	await button(row(ben, "hello, everybody"), "Reply").click();
	const task = ben.page.locator(".composer-task");
	await task.getByText("hello, everybody").waitFor();
	const chatter = await anaHerself.enter(slug);
	await Promise.all(Array.from({ length: 130 }, (_, index) => chatter.say(`wave ${index + 1}`)));
	await ben.page.reload();
	await ben.isIn();
	await task.getByText("hello, everybody").waitFor();
	await ben.say("hello Ana");
	await ana.sees("hello Ana");
	expect(ana.errors).toEqual([]);
	await ana.close();
	// Another browser of hers, which has nothing kept.
	ana = await at(anaHerself, `/r/${slug}`);
	const quote = row(ana, "hello Ana").locator(".quote");
	await quote.getByText("hello, everybody").waitFor();
	expect(await ana.page.locator("[data-id='1']").count(), "it is not among the newest").toBe(0);
	await quote.click();
	const original = ana.page.locator("[data-id='1']");
	await expect.poll(() => isFocused(original), { message: "what is answered has the focus" }).toBe(true);

	// Away with it: both see that, and so does the answer.
	await ana.page.keyboard.press("Delete");
	const question = dialogOf(ana.page);
	await question.getByRole("heading", { name: "Delete this message?" }).waitFor();
	await button(question, "Delete").click();
	await original.locator(".tombstone-one").waitFor();
	await ben.page.locator(".quote").getByText("This message was removed.").waitFor();
	expect(await original.locator(".chip").count(), "its reactions went with it").toBe(0);
	await expect.poll(() => isFocused(original), { message: "the focus stays in its place" }).toBe(true);
	await ana.page.keyboard.press("ArrowDown");
	await ana.page.keyboard.press("r");
	await ana.page.locator(".composer-task").getByText("wave 1").waitFor();
	expect(await isFocused(ana.field)).toBe(true);
	await ana.field.press("Escape");
	await ana.page.locator(".composer-task").waitFor({ state: "detached" });

	for (const { errors } of [ana, ben]) expect(errors).toEqual([]);
	await Promise.all([ana.close(), ben.close()]);
});

itInFull("on a phone a long press opens a sheet with all that can be done", async () => {
	const anaHerself = await account("Ana");
	const slug = await anaHerself.openRoom("Pier");
	const ana = await at(anaHerself, `/r/${slug}`, { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
	await ana.field.fill("press me");
	await button(ana.page, "Send").tap();
	await ana.sees("press me");

	const press = async (text: string) => {
		const box = await row(ana, text).locator(".bubble").boundingBox();
		if (!box) throw new Error(`"${text}" is not on screen`);
		const session = await ana.page.context().newCDPSession(ana.page);
		const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
		await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
		await dialogOf(ana.page).waitFor();
		await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
		await session.detach();
	};
	await press("press me");
	const sheet = dialogOf(ana.page);
	const box = await sheet.boundingBox();
	expect(box && Math.round(box.y + box.height), "it stands at the bottom").toBe(780);
	await button(sheet, "React with ❤️").tap();
	await chip(row(ana, "press me"), "❤️, 1 reaction, yours").waitFor();
	await sheet.waitFor({ state: "detached" });

	await press("press me");
	await button(sheet, "Edit").tap();
	await ana.page.getByText("Editing your message").waitFor();
	expect(await isFocused(ana.field), "the keyboard is there").toBe(true);
	await ana.field.fill("");
	await button(ana.page, "Save").tap();
	await dialogOf(ana.page).getByRole("heading", { name: "Delete this message?" }).waitFor();
	await button(dialogOf(ana.page), "Keep it").tap();
	await ana.sees("press me");

	// A finger that moves scrolls.
	const session = await ana.page.context().newCDPSession(ana.page);
	const start = await row(ana, "press me").locator(".bubble").boundingBox();
	if (!start) throw new Error("the message is not on screen");
	await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x: start.x + 10, y: start.y + 10 }] });
	await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: start.x + 10, y: start.y - 40 }] });
	await ana.page.waitForTimeout(600);
	await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
	expect(await dialogOf(ana.page).count()).toBe(0);
	expect(ana.errors).toEqual([]);
	await ana.close();
});
