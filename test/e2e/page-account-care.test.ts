/** Looking after an account in the page: name, password, recovery codes, passkeys, and its end. */
import { text } from "node:stream/consumers";
import { expect } from "vitest";
import { enterWithAccount, hasFocus, keepName, openAccount, PASSWORD, signIn } from "../support/accounts.ts";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

itInFull("name and password change, and the focus stays where one works", async () => {
	const ana = await enterWithAccount(stage, "gil", "Gil", (await newRoom(stage, "Terrace")).url);
	await ana.say("hello");
	await ana.sees("hello");
	const dialog = await openAccount(ana);
	await dialog.getByRole("button", { name: "Change name" }).click();
	await dialog.getByLabel("New name").fill("Gil the Second");
	await dialog.getByLabel("New name").press("Enter");
	await dialog.getByText("Your name is changed.").waitFor();
	await expect.poll(() => hasFocus(dialog.getByRole("button", { name: "Change name" }))).toBe(true);

	await dialog.getByRole("button", { name: "Change password" }).click();
	await dialog.getByLabel("Your password", { exact: true }).fill("wrong, this one");
	await dialog.getByLabel("New password", { exact: true }).fill("ten quiet herons");
	await dialog.getByRole("button", { name: "Save password" }).click();
	await dialog.getByText("This is not your password.").waitFor();
	await dialog.getByLabel("Your password", { exact: true }).fill(PASSWORD);
	await dialog.getByRole("button", { name: "Save password" }).click();
	await dialog.getByText(/^Your password is changed/).waitFor();
	await ana.page.keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
	expect(await hasFocus(ana.page.getByRole("button", { name: "Gil the Second @gil" })), "the focus is back").toBe(true);
	await ana.page
		.getByRole("region", { name: /Here now/ })
		.getByText("Gil the Second")
		.waitFor();
	await ana.log.getByText("Gil the Second").first().waitFor();

	const again = await signIn(stage, "gil", "ten quiet herons");
	await again.close();
	await ana.close();
});

itInFull("recovery codes are shown once, and each lets one in once", async () => {
	const ana = await enterWithAccount(stage, "hana", "Hana");
	const dialog = await openAccount(ana);
	await dialog.getByText("You have none yet.").waitFor();
	await dialog.getByRole("button", { name: "Make recovery codes" }).click();
	await dialog.getByLabel("Your password", { exact: true }).fill(PASSWORD);
	await dialog.getByRole("button", { name: "Make codes" }).click();
	const shown = dialog.getByRole("region", { name: "Your new recovery codes" });
	await shown.waitFor();
	const codes = await shown.getByRole("listitem").allTextContents();
	expect(new Set(codes).size).toBe(10);
	await dialog.getByText("You have 10 codes left.").waitFor();
	await shown.getByRole("button", { name: "Copy" }).click();
	await shown.getByText("Copied.").waitFor();
	const [download] = await Promise.all([ana.page.waitForEvent("download"), shown.getByRole("button", { name: "Download" }).click()]);
	expect(download.suggestedFilename()).toBe("chattorum-recovery-codes-hana.txt");
	const file = await text(await download.createReadStream());
	for (const code of codes) expect(file).toContain(code);
	await shown.getByRole("button", { name: "I have kept them" }).click();
	await shown.waitFor({ state: "detached" });
	await ana.page.keyboard.press("Escape");
	await ana.page.getByRole("button", { name: "Sign out" }).click();

	const enterCode = async (code: string) => {
		await ana.page.getByRole("button", { name: "Sign in" }).click();
		await ana.page.getByRole("button", { name: "Use a recovery code" }).click();
		await ana.page.getByLabel("Handle").fill("hana");
		await ana.page.getByLabel("Recovery code").fill(code);
		await ana.page.getByLabel("Recovery code").press("Enter");
	};
	const [code = "", another = ""] = codes;
	await enterCode(code);
	await ana.isIn();
	// Whoever comes in so has lost the password: the way to a new one is open.
	const account = ana.page.getByRole("dialog", { name: "Your account" });
	await account.getByText("You have 9 codes left.").waitFor();
	await account.getByRole("textbox", { name: "Recovery code" }).fill(another);
	await account.getByLabel("New password", { exact: true }).fill("quite another phrase");
	await account.getByRole("button", { name: "Save password" }).click();
	await account.getByText("Your password is changed").waitFor();
	await account.getByText("You have 8 codes left.").waitFor();
	await ana.page.keyboard.press("Escape");
	await ana.page.getByRole("button", { name: "Sign out" }).click();
	await enterCode(code);
	await ana.page.getByText("The handle or the code is wrong, or the code was used before.").waitFor();
	expect(ana.errors).toEqual([]);
	await ana.close();
});

itInFull("a passkey is added, named, used to sign in, and removed", async () => {
	// An address of numbers cannot have passkeys.
	const ana = await Visitor.enter(stage.browser, stage.server.url.replace("127.0.0.1", "localhost"), "Ida");
	const devices = await ana.page.context().newCDPSession(ana.page);
	await devices.send("WebAuthn.enable");
	await devices.send("WebAuthn.addVirtualAuthenticator", {
		options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
	});
	await keepName(ana.page, "ida");
	const dialog = await openAccount(ana);
	await dialog.getByRole("button", { name: "Add a passkey" }).click();
	await dialog.getByLabel("What to call it").fill("My key");
	await dialog.getByLabel("Your password", { exact: true }).fill(PASSWORD);
	await dialog.getByRole("button", { name: "Add passkey" }).click();
	await dialog.getByText("The passkey “My key” is ready.").waitFor();
	await dialog.getByRole("button", { name: "Rename the passkey My key" }).click();
	await dialog.getByLabel("New name of the passkey").fill("Blue key");
	await dialog.getByRole("button", { name: "Save" }).click();
	await dialog.getByText("Blue key", { exact: true }).waitFor();
	await ana.page.keyboard.press("Escape");

	await ana.page.getByRole("button", { name: "Sign out" }).click();
	await ana.page.getByRole("button", { name: "Sign in" }).click();
	await ana.page.getByRole("button", { name: "Sign in with a passkey" }).click();
	await ana.isIn();
	await ana.page.getByRole("button", { name: "Ida @ida" }).waitFor();

	// It is as good as the password where something is at stake.
	await openAccount(ana);
	await dialog.getByRole("button", { name: "Make recovery codes" }).click();
	await dialog.getByRole("button", { name: "Use a passkey" }).click();
	await dialog.getByRole("button", { name: "Make codes" }).click();
	await dialog.getByRole("button", { name: "I have kept them" }).click();
	await dialog.getByRole("button", { name: "Remove the passkey Blue key" }).click();
	await dialog.getByRole("button", { name: "Remove passkey" }).click();
	await dialog.getByText("The passkey “Blue key” is removed.").waitFor();
	expect(ana.errors).toEqual([]);
	await ana.close();
});

itInFull.each([
	{ handle: "jan", choice: "Keep what I wrote", left: 1 },
	{ handle: "kai", choice: "Remove what I wrote", left: 0 },
])("a deleted account is gone at once, and with “$choice” so it is", async ({ handle, choice, left }) => {
	const { url } = await newRoom(stage, "Terrace");
	const ben = await Visitor.enter(stage.browser, url, "Ben");
	const ana = await enterWithAccount(stage, handle, handle, url);
	await ana.say(`words of ${handle}`);
	await ben.sees(`words of ${handle}`);
	const dialog = await openAccount(ana);
	await dialog.getByRole("button", { name: "Delete… account" }).click();
	await dialog.getByText(/for 30 days/).waitFor();
	await dialog.getByLabel(choice).check();
	await dialog.getByLabel("Your password", { exact: true }).fill(PASSWORD);
	await dialog.getByRole("button", { name: "Delete my account" }).click();
	await ana.page.getByRole("alert").filter({ hasText: "Your account is deleted." }).waitFor();
	await ana.page.getByRole("button", { name: "Sign in" }).click();
	await ana.page.getByLabel("Handle").fill(handle);
	await ana.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
	await ana.page.getByRole("button", { name: "Sign in", exact: true }).click();
	await ana.page.getByText("The handle or the password is wrong.").waitFor();
	await ben.page.reload();
	await ben.isIn();
	const words = ben.log.getByText(`words of ${handle}`, { exact: true });
	await expect.poll(() => words.count(), { message: "what becomes of the messages" }).toBe(left);
	await ben.log.getByText("deleted account").first().waitFor();
	expect(ana.errors).toEqual([]);
	await ana.close();
	await ben.close();
});
