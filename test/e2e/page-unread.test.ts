/** What is unread, over two devices of one account: read on one is read on both, and the page says where the new begins. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { itInFull } from "../support/full.ts";
import { Person } from "../support/person.ts";
import { castFor, newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const cast = castFor(stage);

/** Lets the page's tab have the focus or not, which a browser without a window does not do by itself. */
async function focus(page: Page, isFocused: boolean): Promise<void> {
	await page.evaluate((isFocused) => {
		document.hasFocus = () => isFocused;
		dispatchEvent(new Event(isFocused ? "focus" : "blur"));
	}, isFocused);
}

it("read on one device is read on the other; the divider stays; unread again, and all read by Esc", async () => {
	const { slug } = await newRoom(stage, "News");
	const other = await newRoom(stage, "Elsewhere");
	const dora = await cast.account("Dora");
	const ben = await (await Person.signIn(stage.server.url, "Ben")).enter(slug);
	await Promise.all(Array.from({ length: 3 }, (_, index) => ben.say(`old ${index + 1}`)));
	const desk = await cast.at(dora, `/r/${slug}`);
	const phone = await cast.at(dora, `/r/${slug}`, { viewport: { width: 390, height: 760 } });
	await desk.sees("old 3");
	await phone.sees("old 3");

	// Nobody looks: what comes is unread on both, and "New" stands before it.
	await focus(desk.page, false);
	await focus(phone.page, false);
	await Promise.all(Array.from({ length: 40 }, (_, index) => ben.say(`new ${index + 1}`)));
	await desk.sees("new 40");
	const badge = desk.page.locator(".room-link[aria-current] .badge");
	await expect.poll(() => badge.textContent(), { message: "the count" }).toBe("40 unread");
	await expect.poll(() => phone.page.title(), { message: "the title" }).toBe("(40) News · Chattorum");
	const line = desk.page.locator("[data-new]");
	await line.waitFor();
	const banner = desk.page.getByRole("button", { name: "Jump to first unread" });
	await banner.waitFor();
	await desk.page.screenshot({ path: "test/screenshots/unread.png" });
	await phone.page.screenshot({ path: "test/screenshots/unread-phone.png" });

	// The desk is looked at: only what is on screen for a second is read, so the marker waits for what is further up.
	await focus(desk.page, true);
	await expect.poll(async () => Number.parseInt((await badge.textContent()) ?? "", 10), { message: "those on screen" }).toBeLessThan(40);
	expect(await phone.page.title()).toBe("(40) News · Chattorum");
	await banner.click();
	await desk.log.getByText("new 1", { exact: true }).waitFor();
	await banner.waitFor({ state: "detached" });
	// A step for each time that the screen is drawn: what is never drawn is never read.
	const steps = () =>
		desk.log.evaluate((element) => {
			element.scrollBy(0, element.clientHeight / 2);
			return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		});
	await expect
		.poll(
			async () => {
				await steps();
				return phone.page.title();
			},
			{ message: "what was read at the desk is read on the phone", timeout: 20_000 },
		)
		.toBe("News · Chattorum");
	await badge.waitFor({ state: "detached" });
	expect(await line.count(), "the divider does not drift").toBe(1);

	// Others write elsewhere: a room that is not on screen has its count, and Esc clears only what is on screen.
	await desk.page.goto(other.url);
	await desk.isIn();
	const there = desk.page.getByRole("link", { name: "News" }).locator(".badge");
	// So has one that this page was never in, as I was there before.
	await focus(phone.page, false);
	await ben.say("late");
	await expect.poll(() => there.textContent(), { message: "the count of a room behind" }).toBe("1 unread");
	await desk.page.getByRole("link", { name: "News" }).click();
	await desk.sees("late");
	await line.waitFor();
	await there.waitFor({ state: "detached" });
	await desk.page.keyboard.press("Escape");
	await line.waitFor({ state: "detached" });

	// Unread from here, on both devices, until the room is opened again.
	await focus(phone.page, true);
	const row = desk.page.locator("[data-id]").filter({ hasText: "new 39" });
	await row.focus();
	await row.press("u");
	await expect.poll(() => phone.page.title(), { message: "unread again" }).toBe("(3) News · Chattorum");
	expect(await desk.page.title()).toBe("(3) News · Chattorum");
	await desk.page.getByRole("link", { name: "Elsewhere" }).click();
	await desk.page.getByRole("link", { name: "News" }).click();
	await expect.poll(() => phone.page.title(), { message: "opened again, and read" }).toBe("News · Chattorum");

	// Own words clear it on both.
	await focus(desk.page, false);
	await ben.say("one more");
	await line.waitFor();
	await desk.say("my answer");
	await line.waitFor({ state: "detached" });
	await expect.poll(() => phone.page.title(), { message: "read by answering" }).toBe("News · Chattorum");
	expect([...desk.errors, ...phone.errors]).toEqual([]);
	await desk.close();
	await phone.close();
});

itInFull("a guest who comes back finds what they missed", async () => {
	const { url, slug } = await newRoom(stage, "Club");
	const ben = await (await Person.signIn(stage.server.url, "Ben")).enter(slug);
	await ben.say("before");
	const ana = await cast.at(await cast.guest("Ana"), `/r/${slug}`);
	await ana.sees("before");
	await ana.page.goto("about:blank");
	await Promise.all(Array.from({ length: 120 }, (_, index) => ben.say(`missed ${index + 1}`)));
	await ana.page.addInitScript(() => {
		document.hasFocus = () => false;
	});
	await ana.page.goto(url);
	await expect.poll(() => ana.page.title(), { message: "the exact count" }).toBe("(120) Club · Chattorum");
	expect(await ana.page.locator(".room-link[aria-current] .badge").textContent()).toBe("99+ unread");
	await ana.page.getByRole("button", { name: "Jump to first unread" }).click();
	await ana.sees("missed 1");
	await ana.page.locator("[data-new]").waitFor();
	await ana.close();
});
