/** What the tests of a room's page have in common: people with and without accounts, their browsers, and the ways through it. */
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { Visitor } from "./browser.ts";
import { Person } from "./person.ts";
import type { Stage } from "./stage.ts";

/** The people and rooms of a file's tests. Nobody is another's namesake, and no room has another's address. */
export function castFor(stage: Stage) {
	let count = 0;
	return {
		account: (name: string) => Person.signUp(stage.server.url, `${name.toLowerCase()}-${++count}`, name),
		guest: (name: string) => Person.signIn(stage.server.url, name),
		/** A person at a browser, in a room that they can enter. */
		async at(person: Person, path: string, options: BrowserContextOptions = {}): Promise<Visitor> {
			const visitor = await Visitor.open(stage.browser, stage.server.url + path, { storageState: person.stored, ...options });
			await visitor.isIn();
			return visitor;
		},
		/** Opens a room over HTTP and gives its address. */
		async open(owner: Person, title: string, visibility: "public" | "private" = "public"): Promise<string> {
			const slug = `${title.toLowerCase().replace(/\W+/g, "-")}-${++count}`;
			const { status } = await owner.call("POST", "/api/rooms", { title, slug, visibility });
			if (status !== 201) throw new Error(`${title} could not be opened: ${status}`);
			return slug;
		},
	};
}

export const button = (where: Page | Locator, name: string) => where.getByRole("button", { name, exact: true });

/** The dialog that was opened last. */
export const dialogOf = (page: Page) => page.getByRole("dialog").last();

/** Opens the dialog about the room on screen. */
export async function openSettings({ page }: Visitor, tab?: string): Promise<Locator> {
	await button(page, "About this room").click();
	const dialog = page.locator(".room-settings");
	if (tab !== undefined) await dialog.getByRole("tab", { name: tab }).click();
	return dialog;
}

/** Opens the menu of a person in the list of who is here, and chooses from it. */
export async function choose({ page }: Visitor, name: string, action: string): Promise<Locator> {
	const person = page.locator(".person").filter({ hasText: name });
	await person.hover();
	await button(person, `What to do about ${name}`).click();
	await button(dialogOf(page), action).click();
	return dialogOf(page);
}
