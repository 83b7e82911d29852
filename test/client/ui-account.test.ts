/** The account's small decisions: handles, devices, how long ago, ways to prove oneself; and who one is in an open room. */
import { describe, expect, it } from "vitest";
import { OpenRoom } from "../../src/client/open-room.ts";
import { Store } from "../../src/client/store.ts";
import { applyFrame, EMPTY, withAuthor } from "../../src/client/timeline.ts";
import { proofKinds } from "../../src/client/ui/account-proof.tsx";
import { ago, deviceName, suggestHandle } from "../../src/client/ui/account-words.ts";
import { otherViews } from "../../src/client/ui/welcome-views.ts";
import type { User } from "../../src/protocol/message.ts";
import { ANA, BEN, FakeWorld, message, welcome } from "./support/world.ts";

const ACCOUNT: User = { id: "ana", name: "Ana", kind: "account" };

describe("words", () => {
	it("a handle is made of a name where the name has one in it", () => {
		expect(suggestHandle("Mira Okafor")).toBe("mira-okafor");
		expect(suggestHandle("Élodie")).toBe("elodie");
		expect(suggestHandle("A very long name that goes on and on")).toBe("a-very-long-name-that-goes-on-an");
		for (const name of ["", "李雷", "A", "admin"]) expect(suggestHandle(name), name).toBe("");
	});

	it("a device is called by its system", () => {
		expect(deviceName("Mozilla/5.0 (X11; Linux x86_64) Chrome/140")).toBe("Linux computer");
		expect(deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1")).toBe("iPhone");
		expect(deviceName("curl/8")).toBe("My device");
	});

	it("the past is told in the largest unit, and not more exactly than it is known", () => {
		const minute = 60_000;
		const told = [0, 9 * minute, 10 * minute, 90 * minute, 26 * 60 * minute, 40 * 24 * 60 * minute, 800 * 24 * 60 * minute];
		expect(told.map((passed) => ago(1_000_000_000_000 - passed, 1_000_000_000_000, { locale: "en" }))).toEqual([
			"just now",
			"just now",
			"10 minutes ago",
			"1 hour ago",
			"yesterday",
			"last month",
			"2 years ago",
		]);
		expect(ago(2_000, 1_000), "a clock that is ahead").toBe("just now");
	});
});

describe("ways", () => {
	it("lead from each form to others, and to none that the chat refuses", () => {
		const all = { guests: true, signUp: true };
		expect(otherViews("guest", all)).toEqual(["sign-in", "sign-up"]);
		expect(otherViews("sign-in", all)).toEqual(["recovery", "sign-up", "guest"]);
		expect(otherViews("sign-in", { ...all, guests: false })).toEqual(["recovery", "sign-up"]);
		expect(otherViews("sign-in", { ...all, signUp: false })).toEqual(["recovery", "guest"]);
	});

	it("to prove oneself are those that the account has and the browser can", () => {
		const account = { user: ACCOUNT, createdAt: 0, hasPassword: true, passkeys: 1, recoveryCodes: 3 };
		expect(proofKinds(account, true)).toEqual(["password", "passkey", "recovery"]);
		expect(proofKinds(account, false)).toEqual(["password", "recovery"]);
		expect(proofKinds({ ...account, hasPassword: false, recoveryCodes: 0 }, true)).toEqual(["passkey"]);
	});
});

describe("a guest who makes an account", () => {
	it("has said and asked as the account what was said and asked before", () => {
		const asked = message(2, { author: BEN, command: { name: "echo", args: "", by: ANA, status: "answered" } });
		const before = applyFrame(EMPTY, welcome({ messages: [message(1, { author: ANA }), asked, message(3)] }));
		const after = withAuthor(before, ANA.id, ACCOUNT);
		expect(after.messages.map(({ author, command }) => [author.id, command?.by.id])).toEqual([
			["ana", undefined],
			[BEN.id, "ana"],
			[BEN.id, undefined],
		]);
		expect(after.messages[2], "what is not theirs is not drawn anew").toBe(before.messages[2]);
	});

	it("[SEND-2] goes on in the room: it connects anew, and what waits goes out once, under the same id", () => {
		const world = new FakeWorld();
		const room = new OpenRoom("lobby", ANA.id, world);
		world.welcome({ messages: [message(7, { author: ANA })] });
		room.say("under way");
		room.become(ACCOUNT);
		expect(world.sockets).toHaveLength(2);
		expect(world.sockets[0]?.isClosed).toBe(true);
		expect(world.socket.since).toBe(7);
		world.welcome({ reset: false, rev: 7, you: { user: ACCOUNT, role: "member", seen: 0 } });
		expect(world.socket.sends).toMatchObject([{ id: "id-1", text: "under way" }]);
		room.say("later");
		expect(world.saved.get("id-2")?.user).toBe(ACCOUNT.id);
	});

	it("hands over what is kept for later, in all rooms", () => {
		const world = new FakeWorld();
		const store = new Store(world, "lobby");
		store.enter(ANA);
		store.room.value?.say("waits");
		store.show("garden");
		store.become(ACCOUNT);
		expect([...world.saved.values()]).toMatchObject([{ text: "waits", user: ACCOUNT.id }]);
		expect(store.me.value).toEqual({ kind: "somebody", user: ACCOUNT });
		expect([...store.opened.value.keys()]).toEqual(["lobby", "garden"]);
		expect(store.slug.value).toBe("garden");
	});
});

describe("a session that ends", () => {
	it("is said, and who comes back finds everything as it was", () => {
		const world = new FakeWorld();
		const store = new Store(world, "lobby");
		store.enter(ACCOUNT);
		store.room.value?.say("not sent yet");
		world.socket.drop(4401, "");
		store.sessionEnded();
		expect(store.me.value).toMatchObject({ kind: "nobody", why: expect.stringContaining("signed out"), was: ACCOUNT });
		expect(store.opened.value.size).toBe(0);
		store.enter(ACCOUNT);
		expect(store.room.value?.status.value.kind).toBe("connecting");
		world.welcome();
		expect(world.socket.sends).toMatchObject([{ text: "not sent yet" }]);
	});

	it("leaves nothing for somebody else", () => {
		const world = new FakeWorld();
		const store = new Store(world, "lobby");
		store.enter(ACCOUNT);
		store.room.value?.say("mine");
		store.sessionEnded();
		store.enter(BEN);
		expect(store.room.value?.outbox.value).toEqual([]);
	});

	it("is no news to who leaves, and what was not sent goes with them", async () => {
		const world = new FakeWorld();
		const store = new Store(world, "lobby");
		store.enter(ACCOUNT);
		store.room.value?.say("never sent");
		await store.leave(async () => store.sessionEnded(), { why: "Gone." });
		expect(store.me.value).toEqual({ kind: "nobody", why: "Gone." });
		expect(world.saved.size).toBe(0);
	});

	it("goes on if leaving failed", async () => {
		const store = new Store(new FakeWorld(), "lobby");
		store.enter(ACCOUNT);
		await expect(store.leave(() => Promise.reject(new Error("offline")))).rejects.toThrow("offline");
		expect(store.me.value.kind).toBe("somebody");
		store.sessionEnded();
		expect(store.me.value.kind).toBe("nobody");
	});
});
