/** Places in a long room: an address leads far back, one reads on in both directions, and the way forward ends at what is new. */
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { Person } from "../support/person.ts";
import { castFor, newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const COUNT = 340;

const stage = setStage();
const cast = castFor(stage);

it("an address leads to a message far back, from where one reads on in both directions up to what is said now", async () => {
	const { slug } = await newRoom(stage, "Archive");
	const ben = await (await Person.signIn(stage.server.url, "Ben")).enter(slug);
	await Promise.all(Array.from({ length: COUNT }, (_, index) => ben.say(`line ${index + 1}`)));
	const ana = await cast.at(await cast.guest("Ana"), `/r/${slug}/100`);
	const { log, page } = ana;
	const row = (id: number) => page.locator(`[data-id="${id}"]`);
	await row(100).waitFor();
	await expect.poll(() => row(100).evaluate((element) => element === document.activeElement), { message: "the focus" }).toBe(true);
	expect(await row(100).getAttribute("data-found"), "it is marked").toBe("");
	await page.screenshot({ path: "test/screenshots/permalink.png" });
	expect(await row(COUNT).count()).toBe(0);
	expect(await page.locator("[data-id]").count()).toBeLessThanOrEqual(300);

	// What is new meanwhile does not come on screen, and is counted.
	const pill = page.locator(".pill");
	const top = async () => (await row(100).boundingBox())?.y;
	const before = await top();
	await ben.say("news 1");
	await pill.getByText(/new/).waitFor();
	expect(await row(COUNT + 1).count()).toBe(0);
	expect(await top(), "nothing moves").toBe(before);

	// Forward, in steps as by a wheel: each row comes, the reader's own stays where it is, and the end is live.
	const seen = await log.evaluate(async (element, count) => {
		const seen: number[] = [];
		let jumps = 0;
		for (let step = 0; step < 400; step++) {
			const rows = [...element.querySelectorAll<HTMLElement>("[data-id]")];
			const ids = rows.map((row) => Number(row.dataset.id));
			for (const id of ids) if (id > (seen.at(-1) ?? 0)) seen.push(id);
			const { scrollTop, clientHeight, scrollHeight } = element;
			if (ids.includes(count + 1) && scrollHeight - scrollTop - clientHeight < 2) break;
			const middle = element.getBoundingClientRect().top + clientHeight / 2;
			const anchor = rows.find((row) => row.getBoundingClientRect().bottom > middle);
			const was = anchor?.getBoundingClientRect().top ?? 0;
			const by = Math.min(clientHeight / 2, scrollHeight - scrollTop - clientHeight);
			element.scrollBy(0, by);
			await new Promise((resolve) => setTimeout(resolve, 40));
			if (anchor?.isConnected && Math.abs(was - by - anchor.getBoundingClientRect().top) > 2) jumps++;
		}
		return { last: seen.at(-1), first: seen[0], isWhole: seen.every((id, i) => i === 0 || id === (seen[i - 1] ?? 0) + 1), jumps };
	}, COUNT);
	expect(seen).toMatchObject({ last: COUNT + 1, isWhole: true, jumps: 0 });
	await pill.waitFor({ state: "detached" });
	await ben.say("news 2");
	await ana.sees("news 2");

	// Back and forward in the browser's history; the way to what is new leaves the address of the room.
	await page.evaluate((path) => history.pushState(undefined, "", path), `/r/${slug}/7`);
	await page.evaluate((path) => history.pushState(undefined, "", path), `/r/${slug}/300`);
	await page.goBack();
	await row(7).waitFor();
	await page.goForward();
	await row(300).waitFor();
	await expect.poll(() => row(7).count(), { message: "another place" }).toBe(0);
	// It counts "news 2" if that was gone before it could be read.
	await pill.click();
	await ana.sees("news 2");
	expect(new URL(page.url()).pathname).toBe(`/r/${slug}`);

	// A message that never was: said kindly, and what is nearest is shown. One's own words lead to the end.
	await page.goto(`${stage.server.url}/r/${slug}/999999`);
	await page.getByText(/That message is not here/).waitFor();
	await page.goto(`${stage.server.url}/r/${slug}/50`);
	await row(50).waitFor();
	await ana.say("my own");
	await ana.sees("my own");
	await row(50).waitFor({ state: "detached" });
	expect(ana.errors).toEqual([]);
	await ana.close();
});

itInFull("an address of a private room leads nobody in", async () => {
	const owner = await cast.account("Pia");
	const slug = await owner.openRoom("Secret", "private");
	const stranger = await Visitor.open(stage.browser, `${stage.server.url}/r/${slug}/1`, {
		storageState: (await cast.guest("Sam")).stored,
	});
	await stranger.page
		.getByText(/no room|not.*exist|There is no/i)
		.first()
		.waitFor();
	expect(await stranger.page.locator("[data-id]").count()).toBe(0);
	await stranger.close();
});
