/** Calling people: completion, the marks in the message, the list and the title, and the question before everybody is called. */
import { expect } from "vitest";
import { itInFull } from "../support/full.ts";
import { button, castFor, dialogOf } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const { account, guest, at } = castFor(stage);

itInFull("a mention is completed, and marked for whom it is; calling everybody is asked first", async () => {
	const [olga, dora] = [await account("Olga"), await account("Dora")];
	const slug = await olga.openRoom("Workshop");
	const aside = await olga.openRoom("Aside");
	const chief = await at(olga, `/r/${slug}`);
	const reader = await at(dora, `/r/${slug}`);
	const ana = await at(await guest("Ana"), `/r/${slug}`);
	await chief.page.getByText("3 people here").waitFor();

	// By name, with the keyboard; what is said of it to a screen reader follows the choice.
	await chief.field.pressSequentially("hello @dor");
	const list = chief.page.getByRole("listbox", { name: "People" });
	await list.getByRole("option", { name: dora.user.id }).waitFor();
	expect(await list.getByRole("option").count(), "no guests, and not oneself").toBe(1);
	const active = await chief.field.getAttribute("aria-activedescendant");
	expect(await list.getByRole("option", { selected: true }).getAttribute("id")).toBe(active);
	await chief.page.screenshot({ path: "test/screenshots/mention-completion.png" });
	await chief.field.press("Tab");
	expect(await chief.field.inputValue()).toBe(`hello @${dora.user.id} `);
	await list.waitFor({ state: "detached" });
	// Away in another room, so that the list of rooms and the title have to say it.
	await reader.page.goto(`${stage.server.url}/r/${aside}`);
	await reader.isIn();
	await reader.page.locator(`.room-link[href="/r/${slug}"]`).click();
	await reader.page.locator(`.room-link[href="/r/${aside}"]`).click();
	await chief.field.press("Enter");
	await expect.poll(() => reader.page.title(), { message: "the title calls" }).toBe("(!) Aside · Chattorum");
	const badges = reader.page.locator(`.room-link[href="/r/${slug}"]`).locator(".badge");
	expect(await badges.allTextContents()).toEqual(["1 unread", "@1 for you"]);
	await reader.page.screenshot({ path: "test/screenshots/mention-list.png" });
	await reader.page.locator(`.room-link[href="/r/${slug}"]`).click();
	const marked = reader.page.locator(".row-for-me");
	await marked.getByText(`@${dora.user.id}`, { exact: true }).waitFor();
	expect(await marked.locator(".mention-me").count()).toBe(1);
	await marked.getByText("For you:").waitFor({ state: "attached" });
	await expect.poll(() => reader.page.title(), { message: "read" }).toBe("Workshop · Chattorum");
	// To others it is a mention, and no more.
	await ana.page.locator(".mention").waitFor();
	expect(await ana.page.locator(".row-for-me, .mention-me").count()).toBe(0);

	// Everybody: offered to who moderates, with how many that is, and asked before it goes out.
	await chief.field.pressSequentially("lunch @al");
	await list.getByText("Calls everybody in the room: 2 people").waitFor();
	await chief.field.press("Enter");
	expect(await chief.field.inputValue()).toBe("lunch @all ");
	await chief.field.press("Enter");
	const question = dialogOf(chief.page);
	await question.getByRole("heading", { name: "This calls 2 people. Send?" }).waitFor();
	await chief.page.screenshot({ path: "test/screenshots/mention-question.png" });
	await button(question, "Not yet").click();
	expect(await chief.field.inputValue(), "nothing is lost").toBe("lunch @all ");
	await chief.field.press("Enter");
	await button(dialogOf(chief.page), "Send").click();
	await ana.page.locator(".row-for-me").getByText("@all", { exact: true }).waitFor();
	await reader.page.locator(".row-for-me").nth(1).waitFor();
	expect(await chief.page.locator(".row-for-me").count(), "one's own call is for others").toBe(0);

	// Of somebody who may not, it is text, and nobody asks.
	await ana.say("@all hello");
	await reader.sees("@all hello");
	expect(await reader.page.locator(".row-for-me").count()).toBe(2);
	await reader.page.screenshot({ path: "test/screenshots/mentions.png" });
	expect([...chief.errors, ...reader.errors, ...ana.errors]).toEqual([]);
	for (const visitor of [chief, reader, ana]) await visitor.close();
});
