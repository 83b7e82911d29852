/** A page that is used by its keys: to another room by a few letters or to the next one, the list of keys, another day. */
import { expect, it } from "vitest";
import { itInFull } from "../support/full.ts";
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
	const path = () => new URL(page.url()).pathname;
	const conversation = path();
	await page.keyboard.press("Alt+ArrowDown");
	await expect.poll(path, { message: "another room" }).not.toBe(conversation);
	await ana.isIn();
	await ana.field.and(page.locator(":focus")).waitFor();
	const told = await page.locator("[data-shown-room]").innerText();
	expect(told.split(",")[0]).toBe(await title());
	await page.getByRole("link", { name: "Café Müller" }).click();
	await ana.isIn();
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

	// Enter begins a line for who wants it so, at the next visit too.
	await button(page, "More about this page").click();
	await dialogOf(page).getByRole("switch", { name: "Send with Ctrl+Enter" }).click();
	await page.reload();
	await ana.isIn();
	await ana.field.fill("one");
	await ana.field.press("Enter");
	await ana.field.pressSequentially("two");
	expect(await ana.field.inputValue()).toBe("one\ntwo");
	await ana.field.press("Control+Enter");
	await ana.log.locator("[data-id]").filter({ hasText: "two" }).waitFor();
	expect(await ana.field.inputValue()).toBe("");
	expect(ana.errors).toEqual([]);
	await ana.close();
});

itInFull("two tabs of one browser are heard once when something is for me, and have the same draft", async () => {
	const { slug, url } = await newRoom(stage, "Concerts");
	const account = await cast.account("Ana");
	const ben = await (await cast.guest("Ben")).enter(slug);
	const ana = await cast.at(account, `/r/${slug}`);
	const context = ana.page.context();
	// What the browser is told to play, as long as it lets the page be heard.
	await context.addInitScript(() => {
		const { start } = AudioScheduledSourceNode.prototype;
		AudioScheduledSourceNode.prototype.start = function (at) {
			document.documentElement.dataset.tones = `${document.documentElement.dataset.tones ?? ""}${this.context.state} `;
			start.call(this, at);
		};
	});
	const tabs = [ana.page, await context.newPage()];
	const tones = async () => {
		const each = await Promise.all(tabs.map((page) => page.locator("html").getAttribute("data-tones")));
		return each.join("").trim().split(" ").filter(Boolean);
	};
	const heard = async (text: string) => {
		await ben.say(text);
		for (const page of tabs) await page.getByRole("log").getByText(text.replace(/@\S+/, "").trim()).waitFor();
	};
	const look = (isLooked: boolean) =>
		Promise.all(
			tabs.map((page) =>
				page.evaluate((isLooked) => {
					document.hasFocus = () => isLooked;
					dispatchEvent(new Event(isLooked ? "focus" : "blur"));
				}, isLooked),
			),
		);
	for (const page of tabs) {
		await page.goto(url);
		await page.getByRole("textbox", { name: "Message", exact: true }).click();
	}
	await heard(`nothing is heard unasked @${account.user.id}`);
	await button(ana.page, "More about this page").click();
	await dialogOf(ana.page).getByRole("switch", { name: "Sound" }).click();
	await expect.poll(tones, { message: "what it is like" }).toEqual(["running", "running"]);
	await ana.page.screenshot({ path: "test/screenshots/sound.png" });
	await ana.page.keyboard.press("Escape");
	await tabs[1]?.reload();
	await tabs[1]?.getByRole("textbox", { name: "Message", exact: true }).click();

	await heard(`not while somebody looks @${account.user.id}`);
	await look(false);
	await heard("nor what is for nobody");
	await heard(`but now @${account.user.id}`);
	await heard(`and not again at once @${account.user.id}`);
	await expect.poll(tones, { message: "one sound more, of two tones" }).toHaveLength(4);

	// What is begun in one of them stands in the other, and goes with it.
	const [here, there] = tabs.map((page) => page.getByRole("textbox", { name: "Message", exact: true }));
	await there?.fill("begun elsewhere");
	await expect.poll(() => here?.inputValue(), { message: "the draft of the other tab" }).toBe("begun elsewhere");
	await there?.press("Enter");
	await expect.poll(() => here?.inputValue(), { message: "sent in the other tab" }).toBe("");
	expect(ana.errors).toEqual([]);
	await ana.close();
});

it("goes to what was said on another day", async () => {
	const mira = await cast.account("Mira");
	const slug = await mira.openRoom("Diary");
	const now = Date.now();
	const day = (ago: number) => new Date(now - ago * 86_400_000).toISOString().slice(0, 10);
	// Twenty a day, and nothing three days ago.
	const said = Array.from({ length: 200 }, (_, i) => ({
		ago: 9 - Math.floor(i / 20),
		text: `${9 - Math.floor(i / 20)} days ago, ${i % 20}`,
	}))
		.filter(({ ago }) => ago !== 3)
		.map(({ ago, text }, i) => ({ id: i + 1, rev: i + 1, at: Date.parse(`${day(ago)}T00:00Z`) + i, author: mira.user, text }));
	const room = { slug, title: "Diary", topic: "", visibility: "public", slowMode: 0, createdAt: 0 };
	const body = [room, ...said].map((line) => JSON.stringify(line)).join("\n");
	const headers = { Authorization: `Bearer ${mira.token}` };
	expect((await fetch(`${stage.server.url}/api/rooms/${slug}/import`, { method: "POST", headers, body })).status).toBe(200);
	const visitor = await cast.at(mira, `/r/${slug}`, { timezoneId: "UTC" });
	const { page } = visitor;
	await visitor.sees("0 days ago, 19");

	await page.locator(".day").getByRole("button", { name: "Today" }).click();
	await page.screenshot({ path: "test/screenshots/days.png" });
	await button(dialogOf(page), "A week ago").click();
	await page.locator("[data-id]:focus").getByText("7 days ago, 0", { exact: true }).waitFor();
	const found = said.find(({ text }) => text === "7 days ago, 0");
	expect(new URL(page.url()).pathname).toBe(`/r/${slug}/${found?.id}`);

	// By the key of a message, to a day on which nothing was said.
	await page.keyboard.press("d");
	await dialogOf(page).getByLabel("Go to a day").fill(day(3));
	await button(dialogOf(page), "Go").click();
	await page.locator("[data-id]:focus").getByText("2 days ago, 0", { exact: true }).waitFor();
	await page.getByText("Nothing was said on that day. This is what came next.").waitFor();
	await page.keyboard.press("d");
	await button(dialogOf(page), "Beginning").click();
	await page.locator("[data-id]:focus").getByText("9 days ago, 0", { exact: true }).waitFor();
	expect(visitor.errors).toEqual([]);
	await visitor.close();
});
