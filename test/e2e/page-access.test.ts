/**
 * Every screen and dialog, in both themes: axe-core finds nothing wrong on it, and nothing is wider than the page. A picture
 * of each is left in test/screenshots/, for people to look at.
 */
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { flaws } from "../support/flaws.ts";
import { itInFull } from "../support/full.ts";
import { Person, unique } from "../support/person.ts";
import { picture, textFile } from "../support/picture.ts";
import { button, dialogOf } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
const WALK_MS = 300_000;

interface Screen {
	/** Also of its picture. */
	name: string;
	/** Where it is; the lively room, if nothing is said. */
	path?: keyof Paths;
	open?: (page: Page) => Promise<unknown>;
}

interface Paths {
	lively: string;
	empty: string;
	private: string;
	archived: string;
	paused: string;
	nowhere: string;
	invitation: string;
	first: string;
}

let owner: Person;
let paths: Paths;

beforeAll(async () => {
	owner = await Person.signUp(stage.server.url, `olga-${unique()}`, "Olga Okafor");
	paths = await furnish(owner);
});

/** For who is not in. */
const OUTSIDE: Screen[] = [
	{ name: "welcome", path: "first" },
	{ name: "welcome-wrong", path: "first", open: (page) => button(page, "Enter").click() },
	{ name: "sign-in", path: "first", open: (page) => button(page, "Sign in").click() },
	{ name: "sign-up", path: "first", open: (page) => button(page, "Create an account").click() },
	{
		name: "recovery",
		path: "first",
		open: async (page) => {
			await button(page, "Sign in").click();
			await button(page, "Use a recovery code").click();
			await page.getByLabel("Recovery code").waitFor();
		},
	},
	{ name: "invited-outside", path: "invitation" },
];

const composer = (page: Page) => page.getByRole("textbox", { name: "Message", exact: true });
const about = (tab?: string) => async (page: Page) => {
	await button(page, "About this room").click();
	if (tab !== undefined) await page.locator(".room-settings").getByRole("tab", { name: tab }).click();
	await page.getByText("Loading…").waitFor({ state: "detached" });
};
/** The menu about somebody, from a message of theirs. */
const aboutBen = (page: Page) => page.getByRole("log").getByRole("button", { name: "What to do about Ben Adler" }).last().click();
/** A menu of the message with a text, by the keyboard. */
const atMessage = (text: string, key: string) => async (page: Page) => {
	const row = page.locator("[data-id]").filter({ hasText: text }).last();
	await row.focus();
	await row.press(key);
};
const account = (part?: string) => async (page: Page) => {
	await page.getByRole("button", { name: /: your account/ }).click();
	await dialogOf(page).getByRole("heading", { name: "Signed in on" }).waitFor();
	if (part !== undefined) await dialogOf(page).getByRole("button", { name: part }).click();
};
const writing = (text: string, what: string) => async (page: Page) => {
	await composer(page).fill(text);
	await page.getByRole("listbox", { name: what }).waitFor();
};

/** For the owner of the rooms. */
const INSIDE: Screen[] = [
	{ name: "room" },
	{ name: "empty", path: "empty" },
	{ name: "empty-private", path: "private" },
	{ name: "archived", path: "archived" },
	{ name: "paused", path: "paused" },
	{ name: "no-room", path: "nowhere", open: (page) => page.getByRole("heading", { name: "There is no such room" }).waitFor() },
	{ name: "invitation", path: "invitation" },
	{ name: "about", open: about() },
	{
		name: "about-delete",
		open: async (page) => {
			await about()(page);
			await button(page, "Delete…").click();
		},
	},
	{ name: "people", open: about("People") },
	{ name: "member-menu", open: (page) => aboutBen(page) },
	{
		name: "ban",
		open: async (page) => {
			await aboutBen(page);
			await button(dialogOf(page), "Ban…").click();
		},
	},
	{ name: "invitations", open: about("Invitations") },
	{
		name: "invitation-made",
		open: async (page) => {
			await about("Invitations")(page);
			await button(page, "Make an invitation").click();
			await page.locator(".room-settings rect").nth(50).waitFor({ state: "attached" });
		},
	},
	{ name: "log", open: about("Log") },
	{ name: "switcher", open: (page) => page.keyboard.press("Control+k") },
	{ name: "new-room", open: (page) => button(page, "New room").click() },
	{
		name: "keys",
		open: async (page) => {
			await button(page, "More about this page").click();
			await button(dialogOf(page), "Keys").click();
		},
	},
	{ name: "page-menu", open: (page) => button(page, "More about this page").click() },
	{ name: "account", open: account() },
	{ name: "account-name", open: account("Change name") },
	{ name: "account-password", open: account("Change password") },
	{ name: "account-recovery", open: account("Make recovery codes") },
	{ name: "account-passkey", open: account("Add a passkey") },
	{ name: "account-delete", open: account("Delete… account") },
	{ name: "search", open: (page) => button(page, "Search this room").click() },
	{
		name: "search-found",
		open: async (page) => {
			await button(page, "Search this room").click();
			await page.getByRole("textbox", { name: "Search this room" }).fill("agenda");
			await page
				.getByRole("status")
				.getByText(/1 message/)
				.waitFor();
		},
	},
	{ name: "day", open: (page) => page.locator(".day button").first().click() },
	{ name: "message-bar", open: (page) => page.locator("[data-id]").filter({ hasText: "The plan" }).focus() },
	{ name: "message-menu", open: atMessage("The plan", "Enter") },
	{ name: "emoji", open: atMessage("The plan", "+") },
	{ name: "delete", open: atMessage("The plan", "Delete") },
	{ name: "edit", open: atMessage("The plan", "e") },
	{ name: "reply", open: atMessage("agenda", "r") },
	{ name: "edits", open: (page) => button(page, "Edited: see the earlier texts").first().click() },
	{ name: "lightbox", open: (page) => page.locator("[data-id] button:has(img)").first().click() },
	{
		name: "tray",
		open: async (page) => {
			await page.locator("input[type=file]").setInputFiles([picture("beach.png", 300, 200), textFile("notes.txt", "a, b")]);
			await page.locator('[data-upload="ready"]').nth(1).waitFor();
		},
	},
	{ name: "commands", open: writing("/", "Commands") },
	{ name: "mentions", open: writing("@b", "People") },
	{ name: "emoji-names", open: writing(":smi", "Emoji") },
	{
		name: "too-long",
		open: async (page) => {
			await composer(page).fill("x".repeat(4_200));
			await composer(page).press("Enter");
		},
	},
	{
		name: "failed",
		open: async (page) => {
			await composer(page).fill("/weather Lisbon");
			await composer(page).press("Enter");
			await button(page, "Send as message").waitFor();
		},
	},
];

const ON_PHONE: Screen[] = [
	{ name: "room" },
	{ name: "drawer", open: (page) => button(page, "Rooms and people").click() },
	{ name: "member-menu", open: (page) => aboutBen(page) },
	{ name: "about", open: about() },
	{ name: "people", open: about("People") },
];

/** What is looked at all the time. */
const CORE = new Set(["welcome", "room"]);

it("axe finds nothing on the first screen and in a room, light and dark", async () => {
	await walk(
		"core",
		OUTSIDE.filter(({ name }) => CORE.has(name)),
	);
	await walk(
		"core",
		INSIDE.filter(({ name }) => CORE.has(name)),
		{ storageState: owner.stored },
	);
});

itInFull("axe finds nothing on any screen or dialog, light and dark, wide and on a phone", { timeout: WALK_MS }, async () => {
	await walk("desktop", OUTSIDE);
	await walk("desktop", INSIDE, { storageState: owner.stored });
	await walk("phone", OUTSIDE, PHONE);
	await walk("phone", ON_PHONE, { storageState: owner.stored, ...PHONE });
});

/** All is looked at, whatever is found. */
async function walk(device: string, screens: Screen[], options: BrowserContextOptions = {}): Promise<void> {
	const visitor = await Visitor.open(stage.browser, "about:blank", options);
	const { page } = visitor;
	page.setDefaultTimeout(8_000);
	for (const { name, path = "lively", open } of screens) {
		await page.goto(stage.server.url + paths[path]);
		await page.locator("main").waitFor();
		try {
			if (options.storageState && path !== "nowhere" && path !== "invitation")
				await page.getByText(/people here|Only you are here/).waitFor();
			if (path === "lively" && options.storageState) await page.getByText("See you there").waitFor();
			await open?.(page);
		} catch (error) {
			expect.soft(String(error).slice(0, 300), `${device}, ${name}: it can be opened`).toBe("");
			continue;
		}
		for (const colorScheme of ["light", "dark"] as const) {
			await page.emulateMedia({ colorScheme });
			await page.screenshot({ path: `test/screenshots/access-${device}-${name}-${colorScheme}.png`, animations: "disabled" });
			expect.soft(await flaws(page), `${device}, ${name}, ${colorScheme}`).toEqual([]);
		}
		expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${device}, ${name}: too wide`).toBe(true);
	}
	expect.soft(visitor.errors, "errors in the page").toEqual([]);
	await visitor.close();
}

/** The rooms: one in which all has been said that can be, and one in each state. */
async function furnish(owner: Person): Promise<Paths> {
	const ben = await Person.signUp(stage.server.url, `ben-${unique()}`, "Ben Adler");
	const open = (title: string, visibility: "public" | "private" = "public") => owner.openRoom(title, visibility);
	const [lively, empty, hidden, archived, paused] = await Promise.all([
		open("Design week"),
		open("Quiet corner"),
		open("Garden board", "private"),
		open("Last year"),
		open("Town hall"),
	]);
	const [hers, his] = [await owner.enter(lively), await ben.enter(lively)];
	const first = await his.say("Morning! The agenda for Thursday is at https://example.com/agenda, please have a look.");
	const slip = await hers.say("The *plan* is **here**: `npm start`");
	await hers.ask({ type: "edit", message: slip, text: "The *plan* is **there**: `npm start`\n- one\n- two\n> said before" });
	await his.ask({ type: "react", message: slip, emoji: "🎉", on: true });
	await hers.ask({ type: "send", text: "It is, thank you.", replyTo: first });
	await his.say(`\`\`\`ts\nconst far = [${Array.from({ length: 60 }, (_, n) => n).join(", ")}];\n\`\`\``);
	await his.say(`What do you think, @${owner.user.id}? مرحبا بالعالم`);
	const gone = await his.say("Never mind");
	await his.ask({ type: "delete", message: gone });
	const { buffer } = picture("beach.png", 300, 200);
	const sent = await fetch(`${ben.url}/api/rooms/${lively}/files?name=beach.png`, {
		method: "POST",
		headers: { Authorization: `Bearer ${ben.token}` },
		body: new Uint8Array(buffer),
	});
	await his.ask({ type: "send", text: "The beach", files: [Object(await sent.json()).file.id] });
	for (const text of ["/stock=AAPL", "/stock=no such thing"]) {
		const asked = await hers.say(text);
		await hers.message("the answer", ({ id, command }) => id === asked && command?.status !== "pending");
	}
	await his.say("Line after line of a long story.\n".repeat(40));
	await his.say("See you there");
	await Promise.all([hers.close(), his.close()]);
	await owner.call("PATCH", `/api/rooms/${lively}`, { topic: "Sketches, dinners and who brings what" });
	await owner.call("PATCH", `/api/rooms/${archived}`, { archived: true });
	await owner.call("PATCH", `/api/rooms/${paused}`, { paused: true });
	const { body } = await ben.call("POST", "/api/rooms", { title: "Reading circle", slug: `reading-${unique()}`, visibility: "private" });
	const invite = await ben.call("POST", `/api/rooms/${Object(body).room.slug}/invites`, { maxUses: 5 });
	const at = (slug: string) => `/r/${slug}`;
	return {
		lively: at(lively),
		empty: at(empty),
		private: at(hidden),
		archived: at(archived),
		paused: at(paused),
		nowhere: `/r/nowhere-${unique()}`,
		invitation: `/i/${Object(invite.body).token}`,
		first: "/",
	};
}
