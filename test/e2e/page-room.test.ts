/** Looking after a room in real browsers: private rooms, invitations, moderation, how a room stands, conversations of two. */
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { button, castFor, choose, dialogOf, openSettings } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const { account, guest, at } = castFor(stage);

it("a private room is entered by invitation: made, opened by a stranger, revoked", async () => {
	const ana = await at(await account("Ana"), "/");
	await button(ana.page, "New room").click();
	await ana.page.getByLabel("Title").fill("Reading circle");
	await ana.page.getByRole("radio", { name: /Private/ }).check();
	await button(ana.page, "Open room").click();
	await ana.page.getByRole("heading", { level: 1, name: "Reading circle" }).waitFor();
	await ana.page.getByRole("link", { name: /Private:.*Reading circle/ }).waitFor();
	const slug = new URL(ana.page.url()).pathname.slice("/r/".length);

	await button(ana.page, "Invite people").click();
	const settings = ana.page.locator(".room-settings");
	await settings.getByText("There is no invitation yet.").waitFor();
	await settings.getByLabel("Lets in").selectOption("5 people");
	await button(settings, "Make an invitation").click();
	const link = await settings.getByLabel("Whoever has this link can come in").inputValue();
	expect(link).toContain(`/i/${slug}.`);
	await settings.getByRole("img", { name: "The invitation as a QR code" }).locator("rect").nth(50).waitFor({ state: "attached" });
	await settings.getByText("5 uses left · for 7 days").waitFor();

	const dan = await Visitor.open(stage.browser, `${stage.server.url}/r/${slug}`, { storageState: (await guest("Dan")).stored });
	await dan.page.getByRole("heading", { name: "There is no such room" }).waitFor();
	await button(dan.page, "New room").click();
	expect(await dan.page.getByRole("radio", { name: /Private.*needs an account/ }).isDisabled()).toBe(true);
	await dan.close();

	const ben = await Visitor.open(stage.browser, link);
	await ben.page.getByLabel("Your name").fill("Ben");
	await button(ben.page, "Enter").click();
	await ben.page.getByRole("heading", { name: "You are invited" }).waitFor();
	await ben.page.getByText("Reading circle").waitFor();
	await button(ben.page, "Join").click();
	await ben.page.getByRole("heading", { level: 1, name: "Reading circle" }).waitFor();
	expect(new URL(ben.page.url()).pathname).toBe(`/r/${slug}`);
	await ben.page.getByRole("link", { name: /Private:.*Reading circle/ }).waitFor();
	await ben.say("Which book?");
	await ana.sees("Which book?");

	await button(settings, "Revoke").click();
	await settings.getByText("5 uses left").waitFor({ state: "detached" });
	const eve = await Visitor.open(stage.browser, link, { storageState: (await guest("Eve")).stored });
	await eve.page.getByRole("heading", { name: "This invitation cannot be used" }).waitFor();
	await button(eve.page, "Go to the lobby").click();
	await eve.isIn();
	expect(new URL(eve.page.url()).pathname).toBe("/r/lobby");
	for (const visitor of [ana, ben, eve]) {
		expect(visitor.errors).toEqual([]);
		await visitor.close();
	}
});

it("a moderator mutes, lets speak again, bans with what was written, and lets back in", async () => {
	const [owner, victim, witness] = [await account("Ana"), await guest("Ben"), await guest("Clara")];
	const slug = await owner.openRoom("Garden");
	const [ana, ben, clara] = await Promise.all([owner, victim, witness].map((person) => at(person, `/r/${slug}`)));
	if (!ana || !ben || !clara) throw new Error("somebody is missing");
	expect(await clara.page.locator(".member-button").count(), "a guest who is a member has nothing to do about anybody").toBe(0);

	await ben.say("buy my seeds");
	await ana.sees("buy my seeds");
	const muting = await choose(ana, "Ben", "Mute…");
	await button(muting, "Mute").click();
	await muting.waitFor({ state: "detached" });
	const focused = () => ana.page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
	expect(await focused(), "the focus is back where it was").toBe("What to do about Ben");
	await ben.page.getByText("A moderator has muted you here until").waitFor();
	await ben.say("cheap seeds");
	await ben.page.getByText("You are muted here. What you wrote stays here.").waitFor();

	const people = await openSettings(ana, "People");
	await people.getByText("Muted until").waitFor();
	await button(people, "What to do about Ben").click();
	await button(dialogOf(ana.page), "Unmute").click();
	await people.getByText("Muted until").waitFor({ state: "detached" });
	await ana.page.keyboard.press("Escape");
	await ben.page.getByText("A moderator has muted you here").waitFor({ state: "detached" });
	await button(ben.page, "Send").click();
	await clara.sees("cheap seeds");

	// From a message this time.
	const row = ana.page.locator("[data-row]").filter({ hasText: "buy my seeds" });
	await row.hover();
	await button(row, "What to do about Ben").click();
	await button(dialogOf(ana.page), "Ban…").click();
	const banning = dialogOf(ana.page);
	await banning.getByLabel("What they wrote").selectOption({ label: "Remove the last hour" });
	await button(banning, "Ban").click();
	await ben.page.getByRole("heading", { name: "You are no longer in this room" }).waitFor();
	for (const { page } of [ana, clara]) {
		await page.getByText("These messages were removed.").first().waitFor();
		expect(await page.getByRole("log").getByText(/seeds/).count()).toBe(0);
	}
	await button(ben.page, "Try again").click();
	await ben.page.getByRole("heading", { name: "You cannot be in this room" }).waitFor();
	await ben.page.reload();
	await ben.page.getByRole("heading", { name: "You cannot be in this room" }).waitFor();

	const settings = await openSettings(ana, "People");
	await settings.getByText("Kept out").waitFor();
	await button(settings, "Let back in").click();
	await settings.getByText("Kept out").waitFor({ state: "detached" });
	await settings.getByRole("tab", { name: "Log" }).click();
	await settings.getByText("Ana banned Ben for a day.").waitFor();
	await settings.getByText("Ana removed 2 messages of Ben from the last hour.").waitFor();
	await button(ben.page, "Try again").click();
	await ben.isIn();
	for (const visitor of [ana, ben, clara]) {
		expect(visitor.errors).toEqual([]);
		await visitor.close();
	}
});

itInFull("a role is given, and its page has more at once", async () => {
	const [owner, other] = [await account("Ana"), await account("Ben")];
	const slug = await owner.openRoom("Choir");
	const [ana, ben] = await Promise.all([owner, other].map((person) => at(person, `/r/${slug}`)));
	if (!ana || !ben) throw new Error("somebody is missing");
	const bens = await openSettings(ben);
	await expect
		.poll(() => bens.getByRole("tab").allTextContents(), { message: "the dialog, which comes late" })
		.toEqual(["About", "People"]);
	const settings = await openSettings(ana, "People");
	await button(settings.locator(".member").filter({ hasText: "Ben" }), "What to do about Ben").click();
	await button(dialogOf(ana.page), "Change role…").click();
	const form = dialogOf(ana.page);
	await form.getByLabel("Role").selectOption("Moderator");
	await button(form, "Save").click();
	await settings.locator(".member").filter({ hasText: "Ben" }).getByText("Moderator").waitFor();
	await expect.poll(() => bens.getByRole("tab").allTextContents()).toEqual(["About", "People", "Invitations", "Log"]);
	await bens.getByLabel("Topic").fill("Songs for the spring");
	await button(bens, "Save").click();
	await bens.getByText("Saved").waitFor();
	await ana.page.locator(".room-header").getByText("Songs for the spring").waitFor();
	await ana.close();
	await ben.close();
});

itInFull("slow mode, a pause and the archive say what they mean for who writes; a deleted room is gone", async () => {
	const [owner, member] = [await account("Ana"), await guest("Ben")];
	const slug = await owner.openRoom("Kitchen");
	const [ana, ben] = await Promise.all([owner, member].map((person) => at(person, `/r/${slug}`)));
	if (!ana || !ben) throw new Error("somebody is missing");
	const settings = await openSettings(ana);
	await settings.getByLabel("Slow mode").selectOption({ label: "One message every 5 s" });
	await button(settings, "Save").click();
	await ben.page.getByText("Slow mode: one message every 5 s.").waitFor();
	await ben.say("one");
	await ben.say("two");
	await ben.page.getByText("Slow mode: what you wrote goes out by itself").waitFor();
	await ana.sees("two");
	await expect.poll(() => ben.texts()).toEqual(["one", "two"]);

	await settings.getByLabel("Slow mode").selectOption({ label: "Off" });
	await button(settings, "Save").click();
	await button(settings, "Pause").click();
	await ben.page.getByText("A moderator has paused this room.").waitFor();
	await ben.say("three");
	await ben.page.getByText("What you wrote stays here.").waitFor();
	expect(await ben.field.inputValue()).toBe("three");
	await button(settings, "End the pause").click();
	await ben.page.getByText("A moderator has paused this room.").waitFor({ state: "detached" });
	await ben.field.press("Enter");
	await ana.sees("three");

	await button(settings, "Archive").click();
	await ben.page.getByText("This room is archived: it can only be read.").waitFor();
	expect(await ben.field.count()).toBe(0);
	await button(settings, "Open again").click();
	await ben.field.waitFor();

	await button(settings, "Delete…").click();
	await settings.getByLabel("Address").fill("kitchen");
	await button(settings, "Delete for ever").click();
	await settings.getByText("Type the room's address to delete it.").waitFor();
	await settings.getByLabel("Address").fill(slug);
	await button(settings, "Delete for ever").click();
	await ben.page.getByRole("heading", { name: "This room is gone" }).waitFor();
	await ana.page.getByRole("heading", { level: 1, name: "Lobby" }).waitFor();
	await ben.page.getByRole("link", { name: "Go to the lobby" }).click();
	await ben.page.getByRole("heading", { level: 1, name: "Lobby" }).waitFor();
	await expect.poll(() => ana.page.getByRole("link", { name: /Kitchen/ }).count()).toBe(0);
	for (const visitor of [ana, ben]) {
		expect(visitor.errors).toEqual([]);
		await visitor.close();
	}
});

itInFull("two accounts talk directly, each under the other's name", async () => {
	const [one, two] = [await account("Ana"), await account("Ben")];
	const slug = await one.openRoom("Foyer");
	const [ana, ben] = await Promise.all([one, two].map((person) => at(person, `/r/${slug}`)));
	if (!ana || !ben) throw new Error("somebody is missing");
	const person = ana.page.locator(".person").filter({ hasText: "Ben" });
	await person.hover();
	await button(person, "What to do about Ben").click();
	await button(dialogOf(ana.page), "Message directly").click();
	await ana.page.getByRole("heading", { level: 1, name: "Ben", exact: true }).waitFor();
	await ana.page.getByRole("heading", { name: "Conversations" }).waitFor();
	await ana.page.getByText("This is the beginning of your conversation.").waitFor();
	await ana.say("Do you have a minute?");
	await ben.page.reload();
	await ben.page.getByRole("navigation").getByRole("link", { name: "Ana" }).click();
	await ben.page.getByRole("heading", { level: 1, name: "Ana", exact: true }).waitFor();
	await ben.sees("Do you have a minute?");
	await ben.say("For you always");
	await ana.sees("For you always");
	expect(await ana.page.title()).toBe("Ben · Chattorum");
	await ana.close();
	await ben.close();
});

itInFull("one of many rooms is found by a few letters, and one that was joined can be left", async () => {
	const person = await account("Ana");
	const names = ["Café Müller", "Astronomy", "Bicycles", "Cinema", "Dancing", "Embroidery", "Fishing", "Gardens of the south"];
	const slugs: string[] = [];
	for (const name of names) slugs.push(await person.openRoom(name));
	const ana = await at(person, `/r/${slugs[1]}`);
	const list = ana.page.getByRole("navigation");
	await button(ana.page, "Go to…").click();
	await dialogOf(ana.page).getByRole("combobox").fill("muller");
	await dialogOf(ana.page).getByRole("option", { name: "Café Müller" }).click();
	await ana.page.getByRole("heading", { level: 1, name: "Café Müller" }).waitFor();

	// The only owner must hand the room over first.
	await list.getByRole("link", { name: "Astronomy" }).hover();
	await button(list, "Leave Astronomy").click();
	await button(dialogOf(ana.page), "Leave").click();
	await ana.page.getByText("A room needs an owner: hand it over first.").waitFor();
	await button(dialogOf(ana.page), "Stay").click();

	const ben = await account("Ben");
	const slug = await ben.openRoom("Hiking");
	const { body } = await ben.call("POST", `/api/rooms/${slug}/invites`, {});
	await person.call("POST", `/api/invites/${Object(body).token}`);
	await ana.page.goto(`${stage.server.url}/r/${slug}`);
	await ana.isIn();
	const settings = await openSettings(ana);
	await button(settings, "Leave…").click();
	await button(dialogOf(ana.page), "Leave").click();
	await ana.page.getByRole("heading", { level: 1, name: "Lobby" }).waitFor();
	await list.getByRole("link", { name: "Hiking" }).waitFor();
	await expect.poll(() => button(list, "Leave Hiking").count(), { message: "it is not left twice" }).toBe(0);
	expect(ana.errors).toEqual([]);
	await ana.close();
});
