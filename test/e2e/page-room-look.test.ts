/**
 * Pictures of what is about a room, for people to look at, in test/screenshots/; and that nothing is wider than the page.
 * With SCREENSHOT=all it makes each theme on each screen.
 */
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { Person } from "../support/person.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
const LOOKS: Record<string, BrowserContextOptions> = {
	"desktop-light": { colorScheme: "light" },
	"desktop-dark": { colorScheme: "dark" },
	"phone-light": { colorScheme: "light", ...phone },
	"phone-dark": { colorScheme: "dark", ...phone },
	narrow: { colorScheme: "light", viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true },
};
/** Many pictures in a row. */
const SHOOTING_MS = 150_000;
const USUAL = ["desktop-light", "phone-dark", "narrow"];

for (const [look, options] of Object.entries(LOOKS)) {
	if (process.env.SCREENSHOT !== "all" && !USUAL.includes(look)) continue;
	itInFull(
		`looks right: ${look}`,
		async () => {
			const { url } = stage.server;
			const handle = (name: string) => `${name}-${look.slice(0, 2)}${look.slice(-4)}`;
			const mira = await Person.signUp(url, handle("mira"), "Mira Okafor");
			const jon = await Person.signUp(url, handle("jon"), "Jon Álvarez");
			const slug = `garden-${look}`;
			await mira.call("POST", "/api/rooms", { title: "Community garden", slug, visibility: "private" });
			await mira.call("PATCH", `/api/rooms/${slug}`, { topic: "Beds, seeds and who waters when" });
			const { body } = await mira.call("POST", `/api/rooms/${slug}/invites`, { maxUses: 25 });
			const token = Object(body).token;
			const pat = await Person.signIn(url, "Pat");
			for (const person of [jon, pat]) await person.call("POST", `/api/invites/${token}`);
			await mira.call("PUT", `/api/rooms/${slug}/members/${jon.user.id}`, { role: "moderator" });
			const [jons, pats] = [await jon.enter(slug), await pat.enter(slug)];
			await pats.say("Get rich with tulips! https://example.com/tulips");
			await jons.say("Pat, please stop. Who has the key of the shed?");
			for (let n = 1; n < 9; n++) await mira.call("POST", "/api/rooms", { title: `Allotment ${n}`, slug: `allotment-${n}-${look}` });
			await mira.call("PATCH", `/api/rooms/allotment-8-${look}`, { archived: true });
			await mira.call("POST", "/api/direct", { handle: jon.user.id });

			const visitor = await Visitor.open(stage.browser, `${url}/r/${slug}`, { storageState: mira.stored, ...options });
			const { page } = visitor;
			const button = (name: string) => page.getByRole("button", { name, exact: true });
			const shoot = async (what: string) => {
				await page.screenshot({ path: `test/screenshots/rooms-${look}-${what}.png`, animations: "disabled" });
				expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what}: nothing is too wide`).toBe(true);
				expect(await overflowing(page), `${what}: nothing sticks out of its dialog`).toEqual([]);
			};
			await visitor.sees("Pat, please stop. Who has the key of the shed?");
			await shoot("1-room");
			if (options.isMobile) {
				await button("Rooms and people").click();
				await shoot("2-list");
			}
			await button("New room").click();
			await page.getByRole("radio", { name: /Private/ }).check();
			await shoot("3-new-room");
			await page.keyboard.press("Escape");
			if (options.isMobile) await button("Close the list of rooms").click();

			await button("About this room").click();
			const settings = page.locator(".room-settings");
			await shoot("4-about");
			await button("Delete…").click();
			await shoot("5-delete");
			await settings.getByRole("tab", { name: "People" }).click();
			await settings.getByText("3 people").waitFor();
			await shoot("6-people");
			await settings.locator(".member").filter({ hasText: "Pat" }).getByRole("button").click();
			await shoot("7-menu");
			await page.getByRole("dialog").last().getByRole("button", { name: "Ban…" }).click();
			await page.getByLabel("What they wrote").selectOption({ label: "Remove the last hour" });
			await shoot("8-ban");
			await button("Ban").click();
			await settings.getByText("Kept out").waitFor();
			await shoot("9-kept-out");
			await settings.getByRole("tab", { name: "Invitations" }).click();
			await settings.getByText("23 uses left").waitFor();
			await shoot("10-invitations");
			await button("Make an invitation").click();
			await settings.locator("rect").nth(50).waitFor({ state: "attached" });
			await shoot("11-invitation");
			const link = await settings.getByLabel("Whoever has this link can come in").inputValue();
			await settings.getByRole("tab", { name: "Log" }).click();
			await settings.getByText(/removed 1 message/).waitFor();
			await shoot("12-log");
			await page.keyboard.press("Escape");
			await shoot("13-removed");
			await mira.call("PATCH", `/api/rooms/${slug}`, { paused: true });
			await page.getByText("This room is paused").waitFor();
			await shoot("14-paused");
			await mira.call("PATCH", `/api/rooms/${slug}`, { paused: false, archived: true });
			await page.getByText("This room is archived").waitFor();
			await shoot("15-archived");
			await mira.call("PATCH", `/api/rooms/${slug}`, { archived: false });

			const guest = await Person.signIn(url, "Robin Hale");
			const robin = await Visitor.open(stage.browser, link, { storageState: guest.stored, ...options });
			await robin.page.getByRole("button", { name: "Join" }).waitFor();
			await robin.page.screenshot({ path: `test/screenshots/rooms-${look}-16-invited.png` });
			await robin.page.getByRole("button", { name: "Join" }).click();
			await robin.isIn();
			await mira.call("PATCH", `/api/rooms/${slug}`, { slowMode: 30 });
			await robin.page.getByText("Slow mode: one message every 30 s.").waitFor();
			for (const text of ["Is the gate open on Sunday?", "And who has the hose?"]) {
				await robin.field.fill(text);
				await robin.page.getByRole("button", { name: "Send" }).click();
			}
			await robin.page.getByText("goes out by itself").waitFor();
			await robin.page.screenshot({ path: `test/screenshots/rooms-${look}-17-slow.png` });
			await robin.page.getByRole("button", { name: "About this room" }).click();
			await robin.page.screenshot({ path: `test/screenshots/rooms-${look}-18-member.png` });
			await robin.page.keyboard.press("Escape");
			await mira.call("DELETE", `/api/rooms/${slug}/members/${guest.user.id}`);
			await robin.page.getByRole("heading", { name: "You are no longer in this room" }).waitFor();
			await robin.page.screenshot({ path: `test/screenshots/rooms-${look}-19-removed.png` });
			if (options.isMobile) await button("Rooms and people").click();
			await page.getByRole("link", { name: "Jon Álvarez" }).click();
			await page.getByRole("heading", { level: 1, name: "Jon Álvarez" }).waitFor();
			await shoot("20-direct");
			expect([...visitor.errors, ...robin.errors]).toEqual([]);
			await robin.close();
			await visitor.close();
		},
		SHOOTING_MS,
	);
}

/** Buttons and fields that reach beyond the side of their dialog. */
async function overflowing(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll("dialog[open]")].flatMap((dialog) => {
			const { left, right } = dialog.getBoundingClientRect();
			return [...dialog.querySelectorAll<HTMLElement>("button, input, select, p")]
				.filter(({ offsetWidth }) => offsetWidth > 0)
				.filter((part) => part.getBoundingClientRect().left < left - 1 || part.getBoundingClientRect().right > right + 1)
				.map((part) => part.textContent || part.tagName);
		}),
	);
}
