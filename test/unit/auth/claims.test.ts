/** A guest who makes an account: what they wrote is the account's from then on. */
import { describe, expect, it } from "vitest";
import { PageReply } from "../../../src/protocol/api.ts";
import { comeInto, newAccount, newHandle, newRoom, PASSWORD, type SignedIn, signUp, trySignIn } from "../support/accounts.ts";
import { call, read, signIn, tokenIn } from "../support/http.ts";

const pageOf = async (slug: string, { token }: SignedIn) =>
	(await read(await call("GET", `/api/rooms/${slug}/messages`, { token }), 200, PageReply)).messages;

describe("a guest who makes an account", () => {
	it("[ACC-15] keeps the name, unless they choose another", async () => {
		const guest = await signIn("Ada L.");
		expect((await signUp(newHandle(), { token: guest.token })).user.name).toBe("Ada L.");
		expect((await signUp(newHandle(), { token: guest.token, name: "Countess" })).user.name).toBe("Countess");
	});

	it("[ACC-15] has written what they wrote as a guest, to everybody, once they come into the room", async () => {
		const [guest, ben] = [await signIn("Ada"), await signIn("Ben")];
		const slug = await newRoom(ben);
		const before = await comeInto(slug, guest);
		const first = await before.say("as a guest");
		await before.close();
		const ada = await signUp(newHandle(), { token: guest.token, name: "Ada Lovelace" });
		const after = await comeInto(slug, ada);
		const second = await after.say("with an account");
		for (const viewer of [ada, ben]) {
			expect((await pageOf(slug, viewer)).map(({ id, author }) => [id, author])).toEqual([
				[first, ada.user],
				[second, ada.user],
			]);
		}
		const late = await comeInto(slug, ben);
		expect((await late.welcome()).messages.map(({ author }) => author)).toEqual([ada.user, ada.user]);
		await Promise.all([after.close(), late.close()]);
	});

	it("[ACC-15] has it in a later session too, and in rooms that the account enters later", async () => {
		const guest = await signIn("Ada");
		const slug = await newRoom(guest);
		const before = await comeInto(slug, guest);
		await before.say("as a guest");
		await before.close();
		const { user } = await signUp(newHandle(), { token: guest.token });
		const ada = { user, token: tokenIn(await trySignIn(user.id, PASSWORD)) };
		const after = await comeInto(slug, ada);
		expect((await after.welcome()).messages.map(({ author }) => author)).toEqual([ada.user]);
		await after.close();
	});

	it("[ACC-15] who sends anew what was not confirmed to the guest is told of the message that is there", async () => {
		const guest = await signIn("Ada");
		const slug = await newRoom(guest);
		const before = await comeInto(slug, guest);
		const sent = await before.ask({ type: "send", id: "mine-1", text: "perhaps lost" });
		await before.close();
		const ada = await signUp(newHandle(), { token: guest.token });
		const after = await comeInto(slug, ada);
		const again = await after.ask({ type: "send", id: "mine-1", text: "perhaps lost" });
		expect(again).toEqual({ type: "ok", id: "mine-1", message: sent.type === "ok" ? sent.message : undefined });
		expect(await pageOf(slug, ada)).toHaveLength(1);
		await after.close();
	});

	it("[ACC-15] gets nobody else's messages: not another guest's, nor an account's from whose session they make one", async () => {
		const [guest, other, ben] = [await signIn("Ada"), await signIn("Cem"), await newAccount()];
		const slug = await newRoom(ben);
		for (const who of [other, ben]) {
			const client = await comeInto(slug, who);
			await client.say("mine");
			await client.close();
		}
		for (const token of [guest.token, ben.token]) {
			const ada = await signUp(newHandle(), { token });
			const client = await comeInto(slug, ada);
			expect((await client.welcome()).messages.map(({ author }) => author)).toEqual([other.user, ben.user]);
			await client.close();
		}
	});
});
