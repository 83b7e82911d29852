/** What the tests of a room's page have in common: people with and without accounts, their browsers, and the ways through it. */
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { Visitor } from "./browser.ts";
import { Person, unique } from "./person.ts";
import type { Stage } from "./stage.ts";

/** The people of a file's tests. No account has another's handle. */
export function castFor(stage: Stage) {
	return {
		account: (name: string) => Person.signUp(stage.server.url, `${name.toLowerCase()}-${unique()}`, name),
		guest: (name: string) => Person.signIn(stage.server.url, name),
		/** A person at a browser, in a room that they can enter. */
		async at(person: Person, path: string, options: BrowserContextOptions = {}): Promise<Visitor> {
			const visitor = await Visitor.open(stage.browser, stage.server.url + path, { storageState: person.stored, ...options });
			await visitor.isIn();
			return visitor;
		},
	};
}

/** A public room of the test's own, in which nobody is and nothing was said. */
export async function newRoom({ server }: Stage, title: string): Promise<{ slug: string; url: string }> {
	const founder = await Person.signIn(server.url, "Founder");
	const slug = await founder.openRoom(title);
	return { slug, url: `${server.url}/r/${slug}` };
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
