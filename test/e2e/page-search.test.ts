/** One writes, another finds it, goes there, and does not find it any more once it was changed or taken away. */
import { expect, it } from "vitest";
import { Person } from "../support/person.ts";
import { button, castFor, dialogOf, newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const cast = castFor(stage);

it("what one writes another finds, goes to, and no longer finds once it says something else or is gone", async () => {
	const { slug } = await newRoom(stage, "Zoo");
	const ben = await cast.at(await cast.guest("Ben"), `/r/${slug}`);
	await ben.say("A Zébra is striped, see https://example.com/zoo");
	await ben.sees("A Zébra is striped, see https://example.com/zoo");
	// Sixty messages later it is no longer on anybody's screen.
	const filler = await (await Person.signIn(stage.server.url, "Filler")).enter(slug);
	for (let n = 1; n <= 60; n++) await filler.say(n === 40 ? "another zebra" : `line ${n}`);
	const ana = await cast.at(await cast.guest("Ana"), `/r/${slug}`);
	const { page } = ana;

	// By the keyboard: what one can type is shown, and what is wrong with it.
	await ana.field.press("Control+Shift+F");
	const field = page.getByRole("textbox", { name: "Search this room" });
	await page.getByText("What you can type").waitFor();
	expect(await field.evaluate((element) => element === document.activeElement), "one can type at once").toBe(true);
	await field.fill("from:");
	await page.getByText("Write a name right after “from:”.").waitFor();
	await field.fill("giraffe");
	await page.getByRole("status").getByText("Nothing found.").waitFor();
	await page.getByText("What you can type").waitFor();
	await field.fill("zebra");
	await page.getByRole("status").getByText("2 messages, the newest first").waitFor();
	const results = page.locator(".search-result");
	expect(await results.locator("mark").allTextContents()).toEqual(["zebra", "Zébra"]);
	await field.fill("zebra from:ben has:link");
	await page.getByRole("status").getByText("1 message, the newest first").waitFor();
	await page.screenshot({ path: "test/screenshots/search.png" });

	// Down to it, and there it is in its surroundings, with the focus on it.
	await field.press("ArrowDown");
	await page.keyboard.press("Enter");
	const row = page.locator('[data-id="1"]');
	await row.waitFor();
	await expect.poll(() => row.evaluate((element) => element === document.activeElement), { message: "the focus" }).toBe(true);
	expect(await page.getByRole("dialog").count()).toBe(0);
	expect(new URL(page.url()).pathname).toBe(`/r/${slug}/1`);
	await ana.sees("line 5");

	// Whoever comes back finds their search; it is asked anew.
	const again = async () => {
		await button(page, "Search this room").click();
		expect(await field.inputValue()).toBe("zebra from:ben has:link");
	};
	await again();
	await page.getByRole("status").getByText("1 message").waitFor();
	await page.keyboard.press("Escape");
	await dialogOf(page).waitFor({ state: "detached" });
	const found = () => results.locator(".search-result-text").allTextContents();
	const sent = await filler.say("a zebra of mine");
	await filler.ask({ type: "edit", message: sent, text: "a gnu of mine" });
	await again();
	await field.fill("zebra mine");
	await page.getByRole("status").getByText("Nothing found.").waitFor();
	await field.fill("gnu");
	await expect.poll(found, { message: "what it says now" }).toEqual(["a gnu of mine"]);
	await filler.ask({ type: "delete", message: sent });
	await field.press("Enter");
	await page.getByRole("status").getByText("Nothing found.").waitFor();

	// More than a page, by its button.
	await field.fill("line");
	await page.getByRole("status").getByText("25 messages, the newest first; there may be more").waitFor();
	await button(page, "Show older ones").click();
	await expect.poll(() => results.count(), { message: "the second page" }).toBe(50);
	expect([...ana.errors, ...ben.errors]).toEqual([]);
	await ana.close();
	await ben.close();
});
