/** The page without a network: what it kept of the last visit. */
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { Person } from "../support/person.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

/** On localhost itself the network comes first; everywhere else what is kept does. */
const awayFrom = (url: string) => url.replace(/127\.0\.0\.1|localhost/, "chat.localhost");

it("opens without a network with its rooms and what was said, takes what one says, and sends it once when it is back", async () => {
	const { slug, url } = await newRoom(stage, "Terrace");
	const ana = await Visitor.open(stage.browser, awayFrom(url), { serviceWorkers: "allow" });
	await ana.chooseName("Ana");
	await ana.say("**before**");
	await ana.sees("before");
	await expect.poll(() => ana.page.evaluate(hasWorker), { message: "the page is kept" }).toBe(true);
	await expect.poll(() => ana.page.evaluate(keptOf, slug), { message: "the room is kept" }).toBe(1);

	await ana.page.context().setOffline(true);
	await ana.page.reload();
	await ana.sees("before");
	await ana.page.getByRole("navigation").getByRole("link", { name: "Lobby" }).waitFor();
	await ana.page.getByRole("status").filter({ hasText: "You are offline." }).waitFor();
	for (const n of [1, 2]) await ana.say(`meanwhile ${n}`);
	await ana.field.fill("half a thought");
	await ana.page.reload();
	await ana.page.locator('[data-outgoing="waiting"]').nth(1).waitFor();
	expect(await ana.field.inputValue()).toBe("half a thought");
	await ana.page.screenshot({ path: "test/screenshots/offline-start.png" });

	const ben = await (await Person.signIn(stage.server.url, "Ben")).enter(slug);
	await ben.say("missed");
	await ana.page.context().setOffline(false);
	await ana.page.locator("[data-outgoing]").first().waitFor({ state: "detached" });
	const said = ["before", "missed", "meanwhile 1", "meanwhile 2"];
	await expect.poll(() => ana.texts(), { message: "each once and in order" }).toEqual(said);
	expect(ana.errors).toEqual([]);
	await ben.close();
	await ana.close();
});

it("can be installed, opens what it is shared with where one was last, and offers a new room", async () => {
	const { slug, url } = await newRoom(stage, "Balcony");
	const ana = await Visitor.open(stage.browser, url);
	await ana.chooseName("Ana");
	const devtools = await ana.page.context().newCDPSession(ana.page);
	const manifest = await devtools.send("Page.getAppManifest");
	expect(manifest.errors).toEqual([]);
	const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
	// A context of a test is private, in which nothing is ever installed.
	expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);

	await ana.field.fill("Have you seen this?");
	await ana.page.goto(`${stage.server.url}/share?title=A%20heron&url=https://a.example/heron`);
	await ana.isIn();
	await expect.poll(() => ana.field.inputValue()).toBe("Have you seen this?\nA heron\nhttps://a.example/heron");
	expect(new URL(ana.page.url()).pathname).toBe(`/r/${slug}`);
	await ana.page.goto(`${stage.server.url}/?new`);
	await ana.page.getByRole("dialog", { name: "New room" }).waitFor();
	expect(ana.errors).toEqual([]);
	await ana.close();
});

/** Both run in the page. */
const hasWorker = () => navigator.serviceWorker.controller !== null;
const keptOf = (slug: string) =>
	new Promise<number>((resolve, reject) => {
		const request = indexedDB.open("chattorum-copy");
		request.onerror = () => reject(request.error);
		request.onsuccess = () => {
			const reading = request.result.transaction("rooms").objectStore("rooms").get(slug);
			reading.onsuccess = () => {
				request.result.close();
				resolve(reading.result?.messages.length ?? 0);
			};
		};
	});
