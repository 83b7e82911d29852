/**
 * Pictures of the page, for people to look at, in test/screenshots/; and that nothing is wider than a narrow screen.
 * With SCREENSHOT=all it makes each theme on each screen, with SCREENSHOT=docs the README's picture, docs/screenshot.png.
 */
import type { BrowserContextOptions } from "playwright-core";
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import type { Connection } from "../support/connection.ts";
import { itInFull } from "../support/full.ts";
import { Person } from "../support/person.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

const LOOKS: Record<string, BrowserContextOptions> = {
	"desktop-light": { colorScheme: "light" },
	"desktop-dark": { colorScheme: "dark" },
	"phone-light": { colorScheme: "light", viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true },
	"phone-dark": { colorScheme: "dark", viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true },
};

it.runIf(process.env.SCREENSHOT === "docs")("the README's picture: a lively room", async () => {
	const scene = await playScene("design-week", "Design week");
	const page = (
		await Visitor.enter(stage.browser, `${stage.server.url}/r/design-week`, "Mira Okafor", {
			colorScheme: "light",
			viewport: { width: 1200, height: 830 },
		})
	).page;
	await page.getByRole("article").waitFor();
	await scene.ben.say("Seven works for me 🎉");
	await page.getByText("Seven works for me 🎉", { exact: true }).waitFor();
	await page.getByRole("textbox", { name: "Message", exact: true }).fill("I'll bring the sketches");
	await page.keyboard.press("Enter");
	await page.locator("[data-id]").filter({ hasText: "sketches" }).waitFor();
	await page.screenshot({ path: "docs/screenshot.png" });
	await page.context().close();
});

/** Both themes and both screens; the other two pairs cost time and show little more. */
const USUAL = ["desktop-light", "phone-dark"];

for (const [look, options] of Object.entries(LOOKS)) {
	if (process.env.SCREENSHOT !== "all" && !USUAL.includes(look)) continue;
	itInFull(`looks right: ${look}`, async () => {
		const slug = `look-${look}`;
		const path = (what: string) => `test/screenshots/${look}-${what}.png`;
		const visitor = await Visitor.open(stage.browser, `${stage.server.url}/r/${slug}`, options);
		const { page } = visitor;
		const isTouch = options.isMobile === true;
		await page.getByLabel("Your name").fill("Mira Okafor");
		await page.screenshot({ path: path("1-welcome") });
		await page.getByRole("button", { name: "Enter" }).click();
		await page.getByRole("heading", { name: "There is no such room" }).waitFor();
		await page.screenshot({ path: path("2-no-room") });

		const scene = await playScene(slug, "Design week", async () => {
			await page.reload();
			await page.getByRole("button", { name: "/stock=AAPL" }).waitFor();
			await page.screenshot({ path: path("3-empty") });
		});
		const send = async (text: string) => {
			await visitor.field.fill(text);
			await page.getByRole("button", { name: "Send" }).click();
		};
		await page.getByRole("article").waitFor();
		await send("/stock=no such thing");
		await page.getByRole("button", { name: "Edit" }).waitFor();
		await send("/weather Lisbon");
		await page.getByRole("button", { name: "Send as message" }).waitFor();
		await scene.ben.ask({ type: "send", text: "/stock=MSFT" });
		await page.locator(".command-pending").waitFor();
		scene.clara.send({ type: "typing" });
		await page.getByText(/is typing/).waitFor();
		await page.screenshot({ path: path("4-room") });
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the page").toBe(true);
		await visitor.field.fill("/");
		await page.getByRole("listbox").waitFor();
		await page.screenshot({ path: path("5-completion") });
		await visitor.field.fill("");
		if (isTouch) {
			await page.getByRole("button", { name: "Rooms and people" }).click();
			await page.getByRole("button", { name: "Close the list of rooms" }).waitFor();
			await page.screenshot({ path: path("6-drawer"), animations: "disabled" });
		}
		await page.getByRole("button", { name: "New room" }).click();
		await page.getByRole("dialog").waitFor();
		await page.screenshot({ path: path("7-dialog") });
		expect(visitor.errors).toEqual([]);
		await visitor.close();
	});
}

it("fits a screen of 320 pixels", async () => {
	const visitor = await Visitor.enter(stage.browser, (await newRoom(stage, "Terrace")).url, "Mira", {
		viewport: { width: 320, height: 480 },
	});
	await visitor.say(`https://example.com/${"long".repeat(40)}`);
	await visitor.say("/stock=AAPL");
	await visitor.page.getByRole("article").waitFor();
	await visitor.page.screenshot({ path: "test/screenshots/narrow.png" });
	expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
	await visitor.close();
});

/** Opens a room in which two people talk and one asks for a quote. `whenEmpty` comes before the first word. */
async function playScene(slug: string, title: string, whenEmpty?: () => Promise<void>): Promise<{ ben: Connection; clara: Connection }> {
	const host = await Person.signIn(stage.server.url, "Ben Adler");
	await host.call("POST", "/api/rooms", { title, slug });
	await whenEmpty?.();
	const ben = await host.enter(slug);
	const clara = await (await Person.signIn(stage.server.url, "Clara Lindqvist")).enter(slug);
	await ben.say("Morning! The agenda for Thursday is at https://example.com/agenda, please have a look.");
	const id = await ben.say("/stock=AAPL");
	await clara.message("the quote", (message) => message.id === id && message.command?.status === "answered");
	await clara.say("Looks good. And dinner at seven, the usual place?");
	return { ben, clara };
}
