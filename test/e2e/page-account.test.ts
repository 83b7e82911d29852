/** Accounts in the page: a guest becomes one, people sign out and in, and sessions end elsewhere. */
import { expect, it } from "vitest";
import { enterWithAccount, hasFocus, keepName, openAccount, PASSWORD, signIn } from "../support/accounts.ts";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

it("a guest makes an account and goes on in the room: what was written is theirs, and what was not sent yet goes out", async () => {
	const { slug, url } = await newRoom(stage, "Terrace");
	const ana = await Visitor.open(stage.browser, url);
	let isCut = false;
	await ana.page.routeWebSocket(/\/socket/, (socket) => void (isCut ? socket.close() : socket.connectToServer()));
	await ana.chooseName("Ana Lima");
	const ben = await Visitor.enter(stage.browser, url, "Ben");
	await ana.say("as a guest");
	await ben.sees("as a guest");
	isCut = true;
	await stage.server.evictRoom(slug, "close");
	await ana.say("not sent yet");
	await ana.page.locator('[data-outgoing="waiting"]').waitFor();
	await ana.field.fill("half a sen");

	await ana.page.route("**/api/accounts", async (route) => {
		const response = await route.fetch();
		isCut = false;
		await route.fulfill({ response });
	});
	await ana.page.getByRole("button", { name: /Keep this name/ }).click();
	const dialog = ana.page.getByRole("dialog", { name: "Create an account" });
	expect(await dialog.getByLabel("Handle").inputValue(), "a handle is offered").toBe("ana-lima");
	await dialog.getByLabel("Password", { exact: true }).fill("ana-lima1");
	await dialog.getByRole("button", { name: "Create account" }).click();
	await dialog.getByText("This password is too easy to guess.").waitFor();
	await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
	await dialog.getByLabel("Password", { exact: true }).press("Enter");
	await dialog.waitFor({ state: "detached" });
	const me = ana.page.getByRole("button", { name: /@ana-lima/ });
	await me.waitFor();
	await expect.poll(() => hasFocus(me), { message: "the focus is where the dialog was opened" }).toBe(true);

	await ben.sees("not sent yet");
	await ana.page.locator("[data-outgoing]").first().waitFor({ state: "detached" });
	expect(await ana.field.inputValue(), "nothing typed is lost").toBe("half a sen");
	expect(await ana.page.locator(".row-mine").count()).toBe(2);
	await ana.page.reload();
	await ana.isIn();
	await me.waitFor();
	expect(await ana.texts()).toEqual(["as a guest", "not sent yet"]);
	expect(await ana.page.locator(".row-mine").count()).toBe(2);
	expect(ana.errors).toEqual([]);
	await ben.close();
	await ana.close();
});

itInFull("a tab beside goes on as the account too", async () => {
	const ana = await Visitor.enter(stage.browser, stage.server.url, "Two Tabs");
	const beside = await ana.page.context().newPage();
	await beside.goto(stage.server.url);
	await beside.getByRole("button", { name: /Keep this name/ }).waitFor();
	await keepName(ana.page, "two-tabs");
	await beside.getByRole("button", { name: /@two-tabs/ }).waitFor();
	await ana.close();
});

itInFull("one signs out and in again; a wrong password is said in place and costs nothing that was typed", async () => {
	const ana = await enterWithAccount(stage, "dora", "Dora", (await newRoom(stage, "Terrace")).url);
	await ana.say("before");
	await ana.sees("before");
	await ana.page.getByRole("button", { name: "Sign out" }).click();
	await ana.page.getByRole("heading", { name: "Welcome to Chattorum" }).waitFor();
	await ana.page.getByRole("button", { name: "Sign in" }).click();
	const [handle, password] = [ana.page.getByLabel("Handle"), ana.page.getByLabel("Password", { exact: true })];
	expect(await hasFocus(handle), "one can write at once").toBe(true);
	expect(await handle.getAttribute("autocomplete")).toBe("username");
	expect(await password.getAttribute("autocomplete")).toBe("current-password");
	await handle.press("Enter");
	await ana.page.getByText("Please write your handle.").waitFor();
	await ana.page.getByText("Please write your password.").waitFor();
	await handle.fill("Dora");
	await password.fill("not this one");
	await ana.page.getByRole("button", { name: "Show password" }).click();
	expect(await password.getAttribute("type")).toBe("text");
	await password.press("Enter");
	await ana.page.getByRole("alert").filter({ hasText: "The handle or the password is wrong." }).waitFor();
	expect(await password.inputValue()).toBe("not this one");
	expect(await hasFocus(password)).toBe(true);
	await password.fill(PASSWORD);
	await password.press("Enter");
	await ana.isIn();
	await ana.sees("before");
	expect(await ana.page.locator(".row-mine").count()).toBe(1);
	await ana.close();
});

itInFull("a guest who has an account signs in from inside; where no accounts are made, none is offered", async () => {
	await (await enterWithAccount(stage, "petra", "Petra")).close();
	const guest = await Visitor.enter(stage.browser, stage.server.url, "Petra P");
	await guest.page.getByRole("button", { name: /Keep this name/ }).click();
	await guest.page.getByRole("button", { name: "Sign in with your account" }).click();
	await guest.page.getByLabel("Handle").fill("petra");
	await guest.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
	await guest.page.getByLabel("Password", { exact: true }).press("Enter");
	await guest.isIn();
	await guest.page.getByRole("button", { name: /@petra/ }).waitFor();

	await guest.page.route("**/api/settings", (route) => route.fulfill({ json: { guests: true, signUp: false } }));
	await guest.page.getByRole("button", { name: "Sign out" }).click();
	await guest.page.reload();
	await guest.page.getByLabel("Your name").fill("Petra P");
	expect(await guest.page.getByRole("button", { name: "Create an account" }).count()).toBe(0);
	await guest.page.getByLabel("Your name").press("Enter");
	await guest.isIn();
	expect(await guest.page.getByText("Keep this name").count()).toBe(0);
	await guest.page.getByRole("button", { name: "Petra P Sign in" }).click();
	await guest.page.getByRole("dialog", { name: "Sign in" }).getByText("This chat takes no new accounts.").waitFor();
	expect(guest.errors).toEqual([]);
	await guest.close();
});

itInFull("an account made on the welcome screen; what cannot be is said before it is sent", async () => {
	const ana = await Visitor.open(stage.browser, stage.server.url);
	await ana.page.getByLabel("Your name").fill("Emil Å");
	await ana.page.getByRole("button", { name: "Create an account" }).click();
	await ana.page.getByText("The others see you as Emil Å.").waitFor();
	const [handle, password] = [ana.page.getByLabel("Handle"), ana.page.getByLabel("Password", { exact: true })];
	await handle.fill("emil!");
	await password.focus();
	await ana.page.getByText(/^A handle has 2 to 32/).waitFor();
	await handle.fill("emil");
	await password.fill("short");
	await password.press("Enter");
	await ana.page.getByText("A password has at least 8 characters.").waitFor();
	await password.fill(PASSWORD);
	await password.press("Enter");
	await ana.isIn();
	await ana.page.getByRole("button", { name: "Emil Å @emil" }).waitFor();

	const ben = await Visitor.enter(stage.browser, stage.server.url, "Emil");
	await ben.page.getByRole("button", { name: /Keep this name/ }).click();
	const dialog = ben.page.getByRole("dialog");
	await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
	await dialog.getByRole("button", { name: "Create account" }).click();
	await dialog.getByText("This handle is taken.").waitFor();
	await ben.page.keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
	await ben.close();
	await ana.close();
});

itInFull("works with the keyboard alone, and on a screen of 320 pixels", async () => {
	const ana = await Visitor.open(stage.browser, stage.server.url, { viewport: { width: 320, height: 560 } });
	const { keyboard } = ana.page;
	await expect.poll(() => hasFocus(ana.page.getByLabel("Your name")), { message: "one can write at once" }).toBe(true);
	for (const name of ["Enter", "Sign in", "Create an account"]) {
		await keyboard.press("Tab");
		expect(await hasFocus(ana.page.getByRole("button", { name })), name).toBe(true);
	}
	await keyboard.press("Enter");
	await expect.poll(() => hasFocus(ana.page.getByLabel("Handle"))).toBe(true);
	await keyboard.type("lea");
	await keyboard.press("Tab");
	await keyboard.type(PASSWORD);
	await keyboard.press("Enter");
	await ana.isIn();
	await ana.page.getByRole("button", { name: "Rooms and people" }).press("Enter");
	const me = ana.page.getByRole("button", { name: /@lea/ });
	await me.press("Enter");
	const dialog = ana.page.getByRole("dialog", { name: "Your account" });
	await dialog.getByText("This device").waitFor();
	for (const name of ["Change password", "Delete… account"]) await dialog.getByRole("button", { name }).press("Enter");
	await dialog.getByText(/for 30 days/).waitFor();
	const isTooWide = (node: Element) => node.scrollWidth > node.clientWidth;
	expect(await dialog.locator(".account-parts").evaluate(isTooWide)).toBe(false);
	expect(await ana.page.locator("html").evaluate(isTooWide)).toBe(false);
	await keyboard.press("Escape");
	await dialog.waitFor({ state: "detached" });
	expect(await hasFocus(me), "the drawer below is still open").toBe(true);
	await ana.close();
});

itInFull("a server without guests says so, and offers the other ways", async () => {
	const ana = await Visitor.open(stage.browser, stage.server.url);
	await ana.page.route("**/api/session", (route) =>
		route.fulfill({ status: 403, json: { status: 403, code: "guests_off", title: "This chat does not take guests." } }),
	);
	await ana.page.getByLabel("Your name").fill("Ana");
	await ana.page.getByRole("button", { name: "Enter" }).click();
	await ana.page.getByRole("alert").filter({ hasText: "This chat does not take guests." }).waitFor();
	await ana.page.getByLabel("Handle").waitFor();
	expect(await ana.page.getByRole("button", { name: /guest/ }).count()).toBe(0);
	await ana.close();
});

itInFull("a session that is ended on another device closes this one within seconds and says why; one goes on where one was", async () => {
	const phone = await enterWithAccount(stage, "faye", "Faye");
	const desk = await signIn(stage, "faye");
	await desk.field.fill("/r still here");
	const dialog = await openAccount(phone);
	await dialog.getByText("This device").waitFor();
	const end = dialog.getByRole("button", { name: /^End the session on/ });
	await end.click();
	const begun = Date.now();
	await desk.page.getByRole("alert").filter({ hasText: "You were signed out" }).waitFor();
	expect(Date.now() - begun).toBeLessThan(2_000);
	await end.waitFor({ state: "detached" });
	expect(await desk.page.getByLabel("Handle").inputValue()).toBe("faye");
	await desk.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
	await desk.page.getByRole("button", { name: "Sign in", exact: true }).click();
	await desk.isIn();
	expect(await desk.field.inputValue()).toBe("/r still here");

	await dialog.getByRole("button", { name: "Sign out everywhere" }).click();
	await phone.page.getByText("You are signed out on all devices.").waitFor();
	await desk.page.getByText("You were signed out").waitFor();
	expect([...phone.errors, ...desk.errors]).toEqual([]);
	await desk.close();
	await phone.close();
});

itInFull("a session that is gone is noticed by a call too", async () => {
	const ana = await enterWithAccount(stage, "gone", "Gone");
	await ana.page.context().clearCookies();
	await ana.page.getByRole("button", { name: /@gone/ }).click();
	await ana.page.getByRole("alert").filter({ hasText: "You were signed out" }).waitFor();
	await ana.close();
});
