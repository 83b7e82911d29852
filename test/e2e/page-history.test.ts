/** A long room: it opens at its end, older messages come without moving what is read, and what is new is one press away. */
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { Person } from "../support/person.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const COUNT = 180;

const stage = setStage();

it("scrolling up brings older messages, down to the beginning; a new one neither moves the reader nor draws the others again", async () => {
	const { slug, url } = await newRoom(stage, "Chronicle");
	const ben = await (await Person.signIn(stage.server.url, "Ben")).enter(slug);
	await Promise.all(Array.from({ length: COUNT }, (_, index) => ben.say(`line ${index + 1}`)));
	const ana = await Visitor.enter(stage.browser, url, "Ana");
	const { log, page } = ana;
	await log.getByText(`line ${COUNT}`, { exact: true }).waitFor();
	const fromEnd = () => log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
	expect(await fromEnd(), "it opens at its end").toBeLessThan(2);

	// A row that grows between the scrolling and the word of it does not leave the reader behind.
	await log.evaluate(async (element) => {
		// Past a frame, so that the next thing a browser does about what happens is to tell of the scrolling.
		const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		element.scrollTop -= 50;
		await frame();
		element.scrollTop = element.scrollHeight;
		const last = [...element.querySelectorAll<HTMLElement>("[data-id]")].at(-1);
		if (last) last.style.minBlockSize = "500px";
		await frame();
	});
	await expect.poll(fromEnd, { message: "the end, which has moved" }).toBeLessThan(2);

	// What is under the eye stays there while a page is put in front of it.
	const shown = await page.locator("[data-id]").count();
	const jump = await log.evaluate(async (element) => {
		const row = element.querySelector("[data-row]");
		if (!row) return "no row";
		element.scrollTop = 120;
		element.dispatchEvent(new Event("scroll"));
		const top = () => row.getBoundingClientRect().top;
		const before = top();
		const count = element.querySelectorAll("[data-row]").length;
		await new Promise<void>((resolve) => {
			const observer = new MutationObserver(() => {
				if (element.querySelectorAll("[data-row]").length === count) return;
				observer.disconnect();
				resolve();
			});
			observer.observe(element, { childList: true, subtree: true });
		});
		return Math.abs(top() - before);
	});
	expect(jump).toBeLessThanOrEqual(1);
	expect(await page.locator("[data-id]").count()).toBeGreaterThan(shown);

	// What changes above does not move what is read.
	const under = await log.evaluate((element) => {
		const { top } = element.getBoundingClientRect();
		const row = [...element.querySelectorAll<HTMLElement>("[data-id]")].find((one) => one.getBoundingClientRect().bottom > top);
		return { id: Number(row?.dataset.id), top: row?.getBoundingClientRect().top };
	});
	const changed = under.id - 5;
	const said = await page.locator(`[data-id="${changed}"] .text`).textContent();
	await ben.ask({ type: "edit", message: changed, text: "several\nlines\nnow\nin\nthe\nplace\nof\none" });
	await ben.ask({ type: "react", message: under.id - 4, emoji: "👍", on: true });
	await page
		.locator(`[data-id="${under.id - 4}"] .chip`)
		.first()
		.waitFor({ state: "attached" });
	const moved = (await page.locator(`[data-id="${under.id}"]`).boundingBox())?.y;
	expect(Math.abs((moved ?? 0) - (under.top ?? 0))).toBeLessThanOrEqual(1);
	await ben.ask({ type: "edit", message: changed, text: said });

	// Others write: the reader stays, and is told.
	const before = await log.evaluate((element) => element.scrollTop);
	await ben.say("news 1");
	await ben.say("news 2");
	const pill = page.getByRole("button", { name: "2 new" });
	await pill.waitFor();
	expect(await log.evaluate((element) => element.scrollTop)).toBe(before);
	expect(await page.title()).toBe("(2) Chronicle · Chattorum");
	await page.screenshot({ path: "test/screenshots/news.png" });
	await pill.click();
	await log.getByText("news 2").waitFor();
	await expect.poll(fromEnd, { message: "the end" }).toBeLessThan(2);
	await pill.waitFor({ state: "detached" });

	// To the very beginning.
	const beginning = page.getByText(/This is the beginning of Chronicle/);
	await expect
		.poll(
			async () => {
				await log.evaluate((element) => element.scrollTo({ top: 0 }));
				return beginning.isVisible();
			},
			{ message: "the beginning", timeout: 15_000 },
		)
		.toBe(true);
	const texts = await ana.texts();
	expect(texts).toEqual([...Array.from({ length: COUNT }, (_, index) => `line ${index + 1}`), "news 1", "news 2"]);

	// One's own words lead to the end from wherever one is.
	await ana.say("my own");
	await ana.sees("my own");
	await expect.poll(fromEnd, { message: "the end again" }).toBeLessThan(2);
	await page.locator("[data-outgoing]").waitFor({ state: "detached" });

	await page.evaluate(() => {
		const log = document.querySelector("[role=log]");
		if (!log) return;
		const observer = new MutationObserver((records) => {
			// Where Tab leads to moves with the newest message; that draws nothing.
			const drawn = records.filter(({ attributeName }) => attributeName !== "tabindex");
			const rows = drawn.filter(({ target }) => target instanceof Element && target.closest("[data-id]"));
			document.body.dataset.redrawn = String(Number(document.body.dataset.redrawn ?? 0) + rows.length);
		});
		observer.observe(log, { childList: true, subtree: true, characterData: true, attributes: true });
	});
	await ben.say("one more");
	await ana.sees("one more");
	expect(await page.evaluate(() => document.body.dataset.redrawn)).toBe("0");
	expect(ana.errors).toEqual([]);
	await ana.close();
});
