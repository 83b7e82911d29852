/** Where one writes: keys, input methods, the list of commands, limits, drafts. */
import type { BrowserContextOptions } from "playwright-core";
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

it("a command is completed with the keyboard alone", async () => {
	const ana = await enter("completion");
	await ana.field.pressSequentially("/s");
	const option = ana.page.getByRole("option", { name: "/stock=AAPL" });
	await option.waitFor();
	expect(await ana.field.getAttribute("aria-activedescendant")).toBe(await option.getAttribute("id"));
	await ana.field.press("Escape");
	await option.waitFor({ state: "detached" });
	expect(await ana.field.inputValue()).toBe("/s");
	await ana.field.press("t");
	await option.waitFor();
	await ana.field.press("ArrowDown");
	await ana.field.press("Tab");
	expect(await ana.field.inputValue()).toBe("/stock=");
	await ana.page.getByRole("listbox", { name: "Examples" }).getByText("An index: the S&P 500").waitFor();
	await ana.field.pressSequentially("MSFT");
	await ana.page.getByRole("listbox").waitFor({ state: "detached" });
	await ana.field.press("Enter");
	await ana.page.getByRole("article").filter({ hasText: "(MSFT)" }).waitFor();
	await ana.field.fill("/");
	await option.click();
	expect(await ana.field.inputValue()).toBe("/stock=");
	await ana.close();
});

itInFull("Enter sends, Shift+Enter breaks the line, and Enter within an input method does neither", async () => {
	const ana = await enter("keys");
	await ana.field.pressSequentially("one");
	await ana.field.press("Shift+Enter");
	await ana.field.pressSequentially("two");
	await ana.field.press("Enter");
	await expect.poll(() => ana.texts(), { message: "one message of two lines" }).toEqual(["one\ntwo"]);

	const session = await ana.page.context().newCDPSession(ana.page);
	await session.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
	expect(await ana.field.inputValue()).toBe("にほん");
	for (const key of [
		{ key: "Enter", isComposing: true },
		{ key: "Enter", keyCode: 229 },
		{ key: "Process", keyCode: 229 },
	]) {
		await ana.field.dispatchEvent("keydown", { ...key, bubbles: true, cancelable: true });
	}
	expect(await ana.field.inputValue()).toBe("にほん");
	await session.send("Input.insertText", { text: "日本" });
	await ana.field.press("Control+Enter");
	await expect.poll(() => ana.texts(), { message: "the composed word is sent once" }).toEqual(["one\ntwo", "日本"]);
	await ana.close();
});

it("on a phone Enter breaks the line and the button sends", async () => {
	const ana = await enter("touch", { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
	await ana.field.fill("first");
	await ana.field.press("Enter");
	await ana.field.pressSequentially("second");
	expect(await ana.field.inputValue()).toBe("first\nsecond");
	await ana.page.getByRole("button", { name: "Send" }).tap();
	await ana.log.getByText("first second").waitFor();
	expect(await ana.field.evaluate((element) => element === document.activeElement), "the keyboard stays").toBe(true);

	// The rooms are a drawer, which a press of Esc closes.
	const menu = ana.page.getByRole("button", { name: "Rooms and people" });
	const drawer = ana.page.getByRole("complementary", { name: "Rooms and people" });
	expect(await drawer.isVisible()).toBe(false);
	await menu.tap();
	await drawer.waitFor();
	await ana.page.keyboard.press("Escape");
	await drawer.waitFor({ state: "hidden" });
	await expect.poll(() => menu.evaluate((element) => element === document.activeElement), { message: "the focus is back" }).toBe(true);
	await ana.close();
});

itInFull("a text over the limit is refused and kept, and a draft outlives a reload", async () => {
	const ana = await enter("limit");
	await ana.field.fill("x".repeat(3_500));
	expect(await ana.page.getByText(/of 4,000 characters/).count()).toBe(0);
	await ana.field.fill("x".repeat(4_001));
	await ana.field.press("Enter");
	await ana.page.getByRole("alert").filter({ hasText: "4,001 of 4,000 characters. Please shorten it" }).waitFor();
	expect((await ana.field.inputValue()).length).toBe(4_001);
	await ana.field.fill("not finis");
	await ana.page.reload();
	await ana.isIn();
	expect(await ana.field.inputValue()).toBe("not finis");
	await ana.field.pressSequentially("hed");
	await ana.field.press("Enter");
	await ana.sees("not finished");
	await ana.close();
});

/** Ana in a room of her own, where nothing was said before. */
async function enter(title: string, options: BrowserContextOptions = {}): Promise<Visitor> {
	return Visitor.enter(stage.browser, (await newRoom(stage, title)).url, "Ana", options);
}
