/** The page without a network: what it kept of the last visit. */
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

it("opens without a network, from what the last visit left", async () => {
	const { url } = await newRoom(stage, "Terrace");
	// On localhost itself the network comes first.
	const away = url.replace(/127\.0\.0\.1|localhost/, "chat.localhost");
	const ana = await Visitor.open(stage.browser, away, { serviceWorkers: "allow" });
	await ana.chooseName("Ana");
	await expect.poll(() => ana.page.evaluate(() => navigator.serviceWorker.controller !== null), { message: "the page is kept" }).toBe(true);
	await ana.page.context().setOffline(true);
	await ana.page.reload();
	await ana.page.getByText("The chat cannot be reached.").waitFor();
	expect(ana.errors).toEqual([]);
	await ana.close();
});
