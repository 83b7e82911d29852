/** The page when something goes wrong: a lost connection, a refused message, a session that ended, no server at all. */
import { expect, it } from "vitest";
import { hasFocus } from "../support/accounts.ts";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { Person } from "../support/person.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

it("what is written while the connection is gone waits, says so, and arrives once and in order", async () => {
	const { slug, url } = await newRoom(stage, "Terrace");
	const ana = await Visitor.enter(stage.browser, url, "Ana");
	const ben = await (await Person.signIn(stage.server.url, "Ben")).enter(slug);
	await ana.say("before");
	await ana.sees("before");

	await ana.page.context().setOffline(true);
	await stage.server.evictRoom(slug, "close");
	await ben.closing();
	for (const n of [1, 2, 3]) await ana.say(`meanwhile ${n}`);
	await ana.page.locator('[data-outgoing="waiting"]').nth(2).getByText("Will be sent when you are back online").waitFor();
	const banner = ana.page.locator(".connection-line").filter({ hasText: "You are offline" }).filter({ hasText: "3 messages will be sent" });
	await banner.waitFor();
	await ana.page.getByRole("status").filter({ hasText: "You are offline." }).waitFor();
	await ana.page.screenshot({ path: "test/screenshots/offline.png" });

	const dora = await (await Person.signIn(stage.server.url, "Dora")).enter(slug);
	for (const n of [1, 2]) await dora.say(`missed ${n}`);
	await dora.close();
	await ana.page.context().setOffline(false);
	await banner.waitFor({ state: "detached" });
	await ana.page.getByRole("button", { name: "Back — 2 new" }).click();
	await expect
		.poll(() => hasFocus(ana.page.locator("[data-id]").filter({ hasText: "missed 1" })), { message: "the first of them" })
		.toBe(true);
	await ana.page.locator("[data-outgoing]").first().waitFor({ state: "detached" });
	const said = ["before", "missed 1", "missed 2", "meanwhile 1", "meanwhile 2", "meanwhile 3"];
	await expect.poll(() => ana.texts(), { message: "each once and in order" }).toEqual(said);
	const again = await (await Person.signIn(stage.server.url, "Clara")).enter(slug);
	expect((await again.welcome()).messages.map(({ text }) => text)).toEqual(said);
	await again.close();
	expect(ana.errors).toEqual([]);
	await ana.close();
});

itInFull("[SEND-2] what a closed tab had not sent is sent by the next one, once, and by one of two", async () => {
	const { slug, url } = await newRoom(stage, "Terrace");
	const ana = await Visitor.enter(stage.browser, url, "Ana");
	const context = ana.page.context();
	const cut = await context.newPage();
	await cut.routeWebSocket(/\/socket/, (socket) => socket.close());
	await cut.goto(url);
	await cut.getByRole("textbox", { name: "Message", exact: true }).fill("from a tab that went away");
	await cut.getByRole("textbox", { name: "Message", exact: true }).press("Enter");
	await cut.locator('[data-outgoing="waiting"]').waitFor();
	await cut.close();
	const two = await Promise.all([context.newPage(), context.newPage()]);
	for (const page of two) await page.goto(url);
	for (const page of [ana.page, ...two]) await page.getByRole("log").getByText("from a tab that went away").waitFor();
	const ben = await (await Person.signIn(stage.server.url, "Ben")).enter(slug);
	expect((await ben.welcome()).messages.filter(({ text }) => text === "from a tab that went away")).toHaveLength(1);
	await ben.close();
	await ana.close();
});

it("a dialog whose script cannot be had says so, and opens once it can; closing it gives the focus back", async () => {
	const ana = await Visitor.open(stage.browser, "about:blank");
	await ana.page.route("**/assets/on-demand-*.js", (route) => route.abort());
	await ana.page.goto(stage.server.url);
	await ana.page.getByRole("button", { name: "Sign in" }).click();
	await ana.page.getByRole("alert").filter({ hasText: "reload it" }).waitFor();
	await ana.page.getByRole("button", { name: "Come in as a guest" }).click();
	await ana.chooseName("Ana");
	const opener = ana.page.getByRole("button", { name: "New room" });
	await opener.click();
	const missing = ana.page.getByRole("dialog", { name: "This could not be loaded" });
	await missing.getByRole("button", { name: "Close" }).click();
	await missing.waitFor({ state: "detached" });
	await opener.click();
	await missing.getByRole("button", { name: "Try again" }).click();
	await missing.getByRole("button", { name: "Try again" }).waitFor();
	await ana.page.unroute("**/assets/on-demand-*.js");
	await missing.getByRole("button", { name: "Try again" }).click();
	await ana.page.getByRole("dialog", { name: "New room" }).waitFor();
	expect(await missing.count()).toBe(0);
	await ana.page.keyboard.press("Escape");
	await expect.poll(() => hasFocus(opener), { message: "the focus is where the dialog was opened" }).toBe(true);
	expect(ana.errors).toEqual([]);
	await ana.close();
});

itInFull("a command that nobody knows is kept, and can be sent again, deleted, or said as a message", async () => {
	const { url } = await newRoom(stage, "Terrace");
	const ana = await Visitor.enter(stage.browser, url, "Ana");
	const ben = await Visitor.enter(stage.browser, url, "Ben");
	// The bots announce themselves when they are first asked; before that any command may exist.
	await ana.say("/stock=AAPL");
	await ana.page.getByRole("article").first().waitFor();
	await ana.say("/weather Lisbon");
	const failed = ana.page.locator('[data-outgoing="failed"]');
	await failed.getByText("There is no command /weather.").waitFor();
	await failed.getByRole("button", { name: "Retry" }).click();
	await failed.getByText("There is no command /weather.").waitFor();
	await failed.getByRole("button", { name: "Send as message" }).click();
	await ben.sees("/weather Lisbon");
	await failed.waitFor({ state: "detached" });

	await ana.say("/nothing");
	await failed.getByRole("button", { name: "Delete" }).click();
	await failed.waitFor({ state: "detached" });

	// A command that failed in the room: only who asked can ask again.
	await ana.say("/stock=no such thing");
	await ben.log.getByText("Write one symbol").waitFor();
	expect(await ben.page.getByRole("button", { name: "Retry" }).count()).toBe(0);
	await ana.page.getByRole("button", { name: "Edit" }).click();
	expect(await ana.field.inputValue()).toBe("/stock=no such thing");
	await ana.page.getByRole("button", { name: "Retry" }).click();
	await ana.page.locator(".command-pending").waitFor();
	await ana.log.getByText("Write one symbol").waitFor();
	await ben.close();
	await ana.close();
});

itInFull("a session that ended leads back to choosing a name, in the same room", async () => {
	const { slug, url } = await newRoom(stage, "Terrace");
	const ana = await Visitor.enter(stage.browser, url, "Ana");
	await ana.page.context().clearCookies();
	await stage.server.evictRoom(slug, "close");
	await ana.chooseName("Ana again");
	await ana.say("here I am");
	await ana.sees("here I am");
	await ana.close();
});

itInFull("a server that cannot be reached is said, and tried again on demand", async () => {
	const ana = await Visitor.open(stage.browser, "about:blank");
	await ana.page.route("**/api/session", (route) => route.abort());
	await ana.page.goto(stage.server.url);
	await ana.page.getByText("The chat cannot be reached.").waitFor();
	await ana.page.unroute("**/api/session");
	await ana.page.getByRole("button", { name: "Retry" }).click();
	await ana.chooseName("Ana");
	await ana.close();
});
