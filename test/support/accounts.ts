/** What the tests of accounts do in the page again and again: making an account, signing in, opening its dialog. */
import type { Locator, Page } from "playwright-core";
import { Visitor } from "./browser.ts";
import type { Stage } from "./stage.ts";

export const PASSWORD = "nine quiet herons";

/** Enters with a browser of its own, as somebody with an account. */
export async function enterWithAccount(stage: Stage, handle: string, name: string, url = stage.server.url): Promise<Visitor> {
	const visitor = await Visitor.enter(stage.browser, url, name);
	await keepName(visitor.page, handle);
	return visitor;
}

/** Signs in with a browser of its own. */
export async function signIn(stage: Stage, handle: string, password = PASSWORD): Promise<Visitor> {
	const visitor = await Visitor.open(stage.browser, stage.server.url);
	await visitor.page.getByRole("button", { name: "Sign in" }).click();
	await visitor.page.getByLabel("Handle").fill(handle);
	await visitor.page.getByLabel("Password", { exact: true }).fill(password);
	await visitor.page.getByLabel("Password", { exact: true }).press("Enter");
	await visitor.isIn();
	return visitor;
}

/** Makes an account of the guest who is in. */
export async function keepName(page: Page, handle: string): Promise<void> {
	await page.getByRole("button", { name: /Keep this name/ }).click();
	const dialog = page.getByRole("dialog", { name: "Create an account" });
	await dialog.getByLabel("Handle").fill(handle);
	await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
	await dialog.getByRole("button", { name: "Create account" }).click();
	await page.getByRole("button", { name: new RegExp(`@${handle}`) }).waitFor();
}

export async function openAccount({ page }: Visitor): Promise<Locator> {
	await page.getByRole("button", { name: /: your account/ }).click();
	const dialog = page.getByRole("dialog", { name: "Your account" });
	await dialog.waitFor();
	return dialog;
}

export function hasFocus(element: Locator): Promise<boolean> {
	return element.evaluate((node) => node === document.activeElement);
}
