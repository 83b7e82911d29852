/** People who come under another name than the room knew, and what everybody sees of that. */
import { evictDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { ANA, BEN, closeAll, enter, given, openRoom, stored, visitor } from "../support/room.ts";

const ANNA = { ...ANA, name: "Anna" };
const ACCOUNT = { id: "ana", name: "Ana L.", kind: "account" } as const;

it("[RENAME-1] [SESS-5] a new name stands over all that they wrote, at once, for everybody who is here", async () => {
	const room = await openRoom();
	const [phone, ben] = [await enter(room, ANA), await enter(room, BEN)];
	await phone.say("hello");
	const laptop = await enter(room, ANNA);
	for (const one of [ben, phone]) expect(await one.next("renamed")).toEqual({ type: "renamed", was: ANA.id, user: ANNA });
	expect((await laptop.welcome()).messages.map(({ author }) => author)).toEqual([ANNA]);
	expect((await laptop.welcome()).online.users).toContainEqual(ANNA);
	expect(laptop.all("renamed")).toEqual([]);
	await closeAll(phone, ben, laptop);
});

it("[RENAME-1] the connection that was there before goes on under it, also after the room was out of memory", async () => {
	const room = await openRoom();
	const phone = await enter(room, ANA);
	await phone.say("one");
	const laptop = await enter(room, ANNA);
	await phone.say("two");
	await evictDurableObject(room);
	await phone.say("three");
	expect((await stored(room)).map(({ author }) => author.name)).toEqual(["Anna", "Anna", "Anna"]);
	await closeAll(phone, laptop);
});

it("[RENAME-1] nobody is told of who comes under the name that is known, or whom the room did not know", async () => {
	const room = await openRoom();
	const ana = await enter(room, ANA);
	await ana.say("hello");
	const ben = await enter(room, BEN);
	await closeAll(await enter(room, ANA), await enter(room, { ...BEN, name: "Benno" }));
	await evictDurableObject(room);
	await closeAll(await enter(room, ANA));
	await ben.settle();
	expect(ana.all("renamed")).toEqual([]);
	await closeAll(ana, ben);
});

it("[RENAME-1] [ACC-15] a guest who became an account is that to everybody, and each later name of it holds for what the guest wrote", async () => {
	const room = await openRoom();
	const [tab, ben] = [await enter(room, ANA), await enter(room, BEN)];
	await tab.say("as a guest");
	given(await room.view(visitor(ACCOUNT, { was: [ANA.id] })));
	expect(await ben.next("renamed")).toEqual({ type: "renamed", was: ANA.id, user: ACCOUNT });
	await tab.say("from another tab");
	await closeAll(await enter(room, ANNA));
	expect(
		(await stored(room)).map(({ author }) => author),
		"the guest's name is no longer asked",
	).toEqual([ACCOUNT, ACCOUNT]);
	const later = { ...ACCOUNT, name: "Ada" };
	await closeAll(await enter(room, later));
	expect(await ben.next("renamed", ({ user }) => user.name === "Ada")).toEqual({ type: "renamed", was: ACCOUNT.id, user: later });
	expect((await stored(room)).map(({ author }) => author)).toEqual([later, later]);
	await closeAll(tab, ben);
});
