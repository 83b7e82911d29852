/** The page in two real browsers: names, talk, rooms, who is here, and what people type being nothing but text. */
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

it("a name that cannot be is refused in place, and a good one leads into the lobby", async () => {
	const ana = await Visitor.open(stage.browser, stage.server.url);
	const field = ana.page.getByLabel("Your name");
	await ana.page.getByRole("button", { name: "Enter" }).click();
	await ana.page.getByRole("alert").filter({ hasText: "A name is empty." }).waitFor();
	expect(await field.getAttribute("aria-invalid")).toBe("true");
	expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
	await ana.chooseName("Ana");
	expect(await ana.page.title()).toBe("Lobby · Chattorum");
	await expect
		.poll(() => ana.field.evaluate((element) => element === document.activeElement), { message: "the field has the focus" })
		.toBe(true);
	await ana.page.getByRole("button", { name: "Sign out" }).click();
	await field.waitFor();
	expect(ana.errors).toEqual([]);
	await ana.close();
});

it("two people talk, see who is here and who writes, and both get the card that one asked for", async () => {
	const { url } = await newRoom(stage, "Terrace");
	const [ana, ben] = await Promise.all(["Ana", "Ben"].map((name) => Visitor.enter(stage.browser, url, name)));
	if (!ana || !ben) throw new Error("somebody is missing");
	const people = ana.page.getByRole("region", { name: /Here now/ });
	await people.getByText("Ben").waitFor();
	await ana.page.getByText("2 people here").waitFor();

	for (const n of [1, 2, 3]) {
		await ana.say(`Ana ${n}`);
		await ben.sees(`Ana ${n}`);
		await ben.say(`Ben ${n}`);
		await ana.sees(`Ben ${n}`);
	}
	const said = ["Ana 1", "Ben 1", "Ana 2", "Ben 2", "Ana 3", "Ben 3"];
	expect(await ana.texts()).toEqual(said);
	expect(await ben.texts()).toEqual(said);
	await ben.page.locator("[data-announcer]").filter({ hasText: "Ana: Ana 3" }).waitFor({ state: "attached" });

	// The page tells it at most every two seconds, and has just told of the last message.
	await expect
		.poll(() => ben.field.press("m").then(() => ana.page.getByText("Ben is typing").isVisible()), {
			message: "Ben is seen to write",
			timeout: 10_000,
		})
		.toBe(true);
	await ben.field.fill("");

	await ben.say("/stock=AAPL");
	for (const person of [ana, ben]) {
		const card = person.page.getByRole("article").filter({ hasText: "Sample data (AAPL)" });
		await card.waitFor();
		await card.getByText(/^\$\d/).waitFor();
		await card.getByText("SAMPLE DATA, not a real price.").waitFor();
		await card.getByRole("slider", { name: "Sample data", description: /^Sample data: (rose|fell|stayed).*low .*high/ }).waitFor();
		await person.page.getByText("asked by Ben").waitFor();
	}

	await ben.close();
	await ana.page.getByText("Only you are here").waitFor();
	await people.getByText("Ben").waitFor({ state: "detached" });
	expect([...ana.errors, ...ben.errors]).toEqual([]);
	await ana.close();
});

it("a new room has an address that a reload keeps, and what is said elsewhere is counted", async () => {
	const ana = await Visitor.enter(stage.browser, stage.server.url, "Ana");
	await ana.page.getByRole("button", { name: "New room" }).click();
	const dialog = ana.page.getByRole("dialog", { name: "New room" });
	await dialog.getByRole("button", { name: "Open room" }).click();
	await dialog.getByText("A title is empty.").waitFor();
	await dialog.getByLabel("Title").fill("Book Club");
	await dialog.getByLabel("Title").press("Enter");
	await dialog.waitFor({ state: "detached" });
	await ana.page.getByRole("heading", { level: 1, name: "Book Club" }).waitFor();
	await ana.page.getByRole("heading", { name: "Welcome to Book Club" }).waitFor();
	expect(new URL(ana.page.url()).pathname).toBe("/r/book-club");
	expect(await ana.field.evaluate((element) => element === document.activeElement), "one can write at once").toBe(true);
	expect(await ana.page.getByLabel("Share this address").inputValue()).toBe(`${stage.server.url}/r/book-club`);
	await ana.page.getByRole("button", { name: "/stock=AAPL" }).click();
	await ana.page.getByRole("article").waitFor();

	await ana.page.reload();
	await ana.page.getByRole("heading", { level: 1, name: "Book Club" }).waitFor();
	await ana.page.getByRole("article").waitFor();
	await expect.poll(() => ana.page.title(), { message: "one's own question is not news" }).toBe("Book Club · Chattorum");

	await ana.page.getByRole("link", { name: /Lobby/ }).click();
	await ana.page.getByRole("heading", { level: 1, name: "Lobby" }).waitFor();
	const ben = await Visitor.enter(stage.browser, `${stage.server.url}/r/book-club`, "Ben");
	await ben.say("Which book?");
	await ana.page.getByRole("link", { name: /Book Club\s*1\s*unread/ }).waitFor();
	await expect.poll(() => ana.page.title(), { message: "the title counts" }).toBe("(1) Lobby · Chattorum");
	await ana.page.goBack();
	await ana.sees("Which book?");
	await expect.poll(() => ana.page.title(), { message: "what was seen no longer counts" }).toBe("Book Club · Chattorum");
	await ben.close();
	await ana.close();
});

itInFull("the address of no room says so and offers to open it", async () => {
	const ana = await Visitor.open(stage.browser, `${stage.server.url}/r/garden-talk`);
	await ana.page.getByLabel("Your name").fill("Ana");
	await ana.page.getByRole("button", { name: "Enter" }).click();
	await ana.page.getByRole("heading", { name: "There is no such room" }).waitFor();
	await ana.page.getByRole("link", { name: "Go to the lobby" }).waitFor();
	await ana.page.getByRole("button", { name: "Open it" }).click();
	expect(await ana.page.getByLabel("Title").inputValue()).toBe("Garden talk");
	await ana.page.getByRole("button", { name: "Open room" }).click();
	await ana.page.getByRole("heading", { name: "Welcome to Garden talk" }).waitFor();
	expect(new URL(ana.page.url()).pathname).toBe("/r/garden-talk");
	await ana.close();
});

itInFull("[abuse] what looks like a page is shown as text, in any script, and only plain addresses are links", async () => {
	const ana = await Visitor.enter(stage.browser, (await newRoom(stage, "Terrace")).url, "<b>Ana</b>");
	const texts = [
		'<img src=x onerror="document.title=1"><script>document.title=2</script>',
		"שלום, עולם! مرحبا 👋🏽",
		"two\nlines  and   spaces",
		"javascript:alert(1) data:text/html,x",
		"w".repeat(300),
	];
	for (const text of texts) {
		await ana.say(text);
		await expect.poll(() => ana.field.inputValue(), { message: "the field is empty again" }).toBe("");
	}
	await expect
		.poll(() => ana.texts().then((shown) => shown.slice(-texts.length)), { message: "every text as it was typed" })
		.toEqual(texts);
	await ana.say("see (https://example.com/a_(b)), or mailto:a@example.com!");
	const link = ana.log.getByRole("link", { name: "https://example.com/a_(b)", exact: true });
	await link.waitFor();
	expect(await link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
	expect(await ana.log.getByRole("link").allTextContents()).toEqual(["https://example.com/a_(b)", "mailto:a@example.com"]);
	expect(await ana.log.locator("img, script, b").count()).toBe(0);
	expect(await ana.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the page").toBe(true);
	expect(await ana.page.title()).toBe("Terrace · Chattorum");
	await ana.close();
});
