/** Signing in with a passkey, confirming who one is by it, and all that must not pass for its answer. */
import { beforeAll, describe, expect, it } from "vitest";
import { NewPasskeyOptions } from "../../../src/protocol/accounts.ts";
import { UserReply } from "../../../src/protocol/api.ts";
import { CHALLENGE_MAX_AGE_S } from "../../../src/protocol/limits.ts";
import { newAccount, newHandle, PASSWORD, trySignIn, useUpTries } from "../support/accounts.ts";
import { Authenticator, type Twist, text } from "../support/authenticator.ts";
import { call, read, refused, tokenIn } from "../support/http.ts";
import { challenge, listed, PATH, signInBy, signInOptions, withPasskey } from "../support/passkeys.ts";

// What checks passkeys is loaded when it is first needed, which takes a while here.
beforeAll(async () => void (await signInOptions()), 60_000);

describe("signing in with a passkey", () => {
	it("[ACC-23] needs nothing else, not even the handle, and notes when", async () => {
		const { ada, phone, passkey } = await withPasskey();
		const response = await signInBy(await phone.get(await signInOptions()));
		const token = tokenIn(response);
		expect(await read(response, 201, UserReply)).toEqual({ user: ada.user });
		expect(await read(await call("GET", "/api/session", { token }), 200, UserReply)).toEqual({ user: ada.user });
		expect(await listed(ada)).toEqual([{ ...passkey, usedAt: expect.closeTo(Date.now(), -5) }]);
	});

	it("[ACC-23] is asked for in the same way whoever asks: no handle, no key is named", async () => {
		const options = await signInOptions();
		expect(options).toEqual({
			rpId: "chat.example",
			challenge: expect.stringMatching(/^[\w-]{100,}$/),
			timeout: CHALLENGE_MAX_AGE_S * 1_000,
			userVerification: "required",
		});
		expect((await signInOptions()).challenge).not.toBe(options.challenge);
	});

	it("[ACC-23] works on a laptop, on plain http, and behind a tunnel that speaks https", async () => {
		const base = "http://localhost:8787";
		const ada = await newAccount();
		const phone = new Authenticator();
		const options = await read(
			await call("POST", `${PATH}/options`, { token: ada.token, body: { password: PASSWORD }, base }),
			200,
			NewPasskeyOptions,
		);
		const made = await phone.create(options, { origin: base });
		expect((await call("POST", PATH, { token: ada.token, body: { name: "Key", response: made }, base })).status).toBe(201);
		for (const origin of [base, "https://localhost:8787"]) {
			expect((await signInBy(await phone.get(await signInOptions(base), { origin }), { base })).status, origin).toBe(201);
		}
	});

	it.each<[string, Twist]>([
		["another site", { origin: "https://evil.example" }],
		["another host's key", { rpId: "evil.example" }],
		["an unverified holder", { isVerified: false }],
		["a key that is being made", { type: "webauthn.create" }],
		["a challenge that was not given", { challenge: "AAAA" }],
	])("[ACC-24] is refused by an answer from %s", async (_, twist) => {
		const { phone } = await withPasskey();
		await refused(await signInBy(await phone.get(await signInOptions(), twist)), "bad_passkey");
	});

	it("[ACC-24] is refused by another key's signature, by a key that is not the account's, and by one that was removed", async () => {
		const [ada, ben] = [await withPasskey(), await withPasskey()];
		await refused(await signInBy(await ada.phone.get(await signInOptions(), { signer: ben.phone.signer })), "bad_passkey");
		const answer = await ada.phone.get(await signInOptions());
		const bens = text(new TextEncoder().encode(ben.ada.user.id));
		await refused(await signInBy({ ...answer, response: { ...answer.response, userHandle: bens } }), "bad_passkey");
		await call("DELETE", `${PATH}/${ada.passkey.id}`, { token: ada.ada.token });
		await refused(await signInBy(await ada.phone.get(await signInOptions())), "bad_passkey");
	});

	it.each(["nobody-here", "Admin", "", "ä", "a b", "\u0000"])("[ACC-24] is refused for the handle %j, which nobody has", async (handle) => {
		const { phone } = await withPasskey();
		const answer = await phone.get(await signInOptions());
		const userHandle = text(new TextEncoder().encode(handle));
		await refused(await signInBy({ ...answer, response: { ...answer.response, userHandle } }), handle === "" ? "invalid" : "bad_passkey");
	});

	it("[ACC-24] is refused for an answer that was given before, even at the same time, and for a challenge that is too old", async () => {
		const { phone } = await withPasskey();
		const answer = await phone.get(await signInOptions());
		const responses = await Promise.all([1, 2, 3].map(() => signInBy(answer)));
		expect(responses.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
		await refused(await signInBy(answer), "bad_passkey");
		const old = await challenge("sign in", Date.now() - (CHALLENGE_MAX_AGE_S + 2) * 1_000);
		await refused(await signInBy(await phone.get(await signInOptions(), { challenge: old })), "bad_passkey");
	});

	it("[ACC-24] is refused to a copy of a key that counts", async () => {
		const { phone } = await withPasskey();
		expect((await signInBy(await phone.get(await signInOptions(), { counter: 7 }))).status).toBe(201);
		for (const counter of [7, 6, 0]) await refused(await signInBy(await phone.get(await signInOptions(), { counter })), "bad_passkey");
		expect((await signInBy(await phone.get(await signInOptions(), { counter: 8 }))).status).toBe(201);
	});

	it("[ACC-8] is not held up by somebody who guesses at the password", async () => {
		const { ada, phone } = await withPasskey();
		await useUpTries(ada.user.id, 10);
		await refused(await trySignIn(ada.user.id, PASSWORD), "rate_limited");
		expect((await signInBy(await phone.get(await signInOptions()))).status).toBe(201);
	});
});

describe("a passkey as a proof", () => {
	it("[ACC-21] sets a new password for who has forgotten the old one, once for each answer", async () => {
		const { ada, phone } = await withPasskey();
		const passkey = await phone.get(await signInOptions());
		const set = (newPassword: string) => call("PUT", "/api/account/password", { token: ada.token, body: { passkey, newPassword } });
		expect((await set("another pass phrase")).status).toBe(204);
		await refused(await set("a third pass phrase"), "bad_passkey");
		expect((await trySignIn(ada.user.id, "another pass phrase")).status).toBe(201);
	});

	it("[ACC-21] is one for its own account only", async () => {
		const [ada, ben] = [await withPasskey(), await newAccount(newHandle("ben"))];
		const passkey = await ada.phone.get(await signInOptions());
		const response = await call("DELETE", "/api/account", { token: ben.token, body: { passkey, messages: "remove" } });
		await refused(response, "bad_passkey");
	});
});
