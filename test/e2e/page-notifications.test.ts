/** Notifications: turned on in a real page, sent by the real server to a push service of the test's own, and shown by the real service worker. */
import { expect, inject, it } from "vitest";
import type { Notice } from "../../src/protocol/push.ts";
import { openAccount } from "../support/accounts.ts";
import { startWholeBrowser, type Visitor } from "../support/browser.ts";
import { PushPlace } from "../support/push-endpoint.ts";
import { button, castFor, openSettings } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage(startWholeBrowser);
const cast = castFor(stage);

it("are turned on, come, lead to their message, go when it is read, and are turned off for a room", async () => {
	const place = new PushPlace(inject("backstage"));
	const [ana, ben] = [await cast.account("Ana"), await cast.account("Ben")];
	const slug = await ana.openRoom("Herons");
	const at = await cast.at(ben, `/r/${slug}`, { serviceWorkers: "allow", permissions: ["notifications"] });
	const { page } = at;
	// The push services of real browsers are not to be reached from here.
	await page.evaluate((subscription) => {
		const given = { options: { applicationServerKey: null }, toJSON: () => subscription, unsubscribe: async () => true };
		Object.assign(PushManager.prototype, { subscribe: async () => given, getSubscription: async () => null });
	}, place.subscription);

	const account = await openAccount(at);
	const part = account.getByRole("region", { name: "Notifications" });
	await button(part, "Turn on").click();
	await part.getByText("Notifications are on.").waitFor();
	await part.getByText("This device · Told nothing yet").waitFor();
	await button(part, "Send a test").click();
	await part.getByText("Sent. It should be here in a moment.").waitFor();
	expect(await place.notices()).toEqual([{ type: "test" }]);
	await button(account, "Close").click();

	await page.getByRole("link", { name: /Lobby/ }).click();
	await page.getByRole("heading", { level: 1, name: "Lobby" }).waitFor();
	const says = await ana.enter(slug);
	const message = await says.say(`Have you seen them, @${ben.user.id}?`);
	await expect.poll(() => place.notices(), { message: "the notification of the mention" }).toHaveLength(2);
	const [, notice] = await place.notices();
	expect(notice).toEqual({
		type: "message",
		room: slug,
		title: "Herons",
		message,
		author: "Ana",
		text: `Have you seen them, @${ben.user.id}?`,
		count: 1,
	});

	await deliver(at, notice);
	await expect
		.poll(() => shownIn(at), { message: "what the service worker shows" })
		.toEqual([`Herons: Ana: Have you seen them, @${ben.user.id}?`]);
	await page.evaluate((open) => navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: open })), {
		type: "open",
		room: slug,
		message,
	});
	await at.sees(`Have you seen them, @${ben.user.id}?`);
	expect(new URL(page.url()).pathname).toContain(`/r/${slug}`);
	await expect.poll(() => shownIn(at), { message: "the notification to go once the message is read" }).toEqual([]);
	await expect
		.poll(async () => (await place.notices()).at(-1), { message: "the other devices to be told" })
		.toEqual({ type: "read", room: slug });

	const settings = await openSettings(at);
	await settings.getByRole("combobox", { name: "Notifications" }).selectOption("Nothing");
	await settings.getByText("You are told of nothing").waitFor();
	await button(settings, "Close").click();
	const link = page.getByRole("link", { name: /Herons/ });
	await link.getByText("Notifications are off").waitFor();
	await page.getByRole("link", { name: /Lobby/ }).click();
	await says.say(`And now, @${ben.user.id}?`);
	await link.getByText("for you").waitFor();
	expect(await page.title()).not.toContain("(!)");
	expect((await place.notices()).at(-1)).toEqual({ type: "read", room: slug });
	expect(at.errors).toEqual([]);
	await at.close();
	await says.close();
});

/** Gives a push to the service worker as the browser does when one has come from its push service. */
async function deliver({ page }: Visitor, notice: Notice | undefined): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	const registered = new Promise<string>((resolve) => {
		devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: [registration] }) => {
			if (registration) resolve(registration.registrationId);
		});
	});
	await devtools.send("ServiceWorker.enable");
	const { origin } = new URL(page.url());
	await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId: await registered, data: JSON.stringify(notice) });
	await devtools.detach();
}

/** The notifications that the browser shows. */
function shownIn({ page }: Visitor): Promise<string[]> {
	return page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		return (await registration.getNotifications()).map(({ title, body }) => `${title}: ${body}`);
	});
}
