/** Adding passkeys to an account, naming and removing them, and all that must not pass for a new one. */
import { beforeAll, describe, expect, it } from "vitest";
import { AccountSchema, PasskeyReply } from "../../../src/protocol/accounts.ts";
import { CHALLENGE_MAX_AGE_S, PASSKEYS_MAX } from "../../../src/protocol/limits.ts";
import { inAccount, newAccount } from "../support/accounts.ts";
import { Authenticator, type Twist, text } from "../support/authenticator.ts";
import { call, read, refused } from "../support/http.ts";
import { challenge, listed, optionsFor, PATH, send, signInOptions, withPasskey } from "../support/passkeys.ts";

// What checks passkeys is loaded when it is first needed, which takes a while here.
beforeAll(async () => void (await signInOptions()), 60_000);

describe("a new passkey", () => {
	it("[ACC-20] is asked for this host, this account, with the person verified and the key kept on the device", async () => {
		const { ada, phone } = await withPasskey();
		expect(await optionsFor(ada)).toMatchObject({
			rp: { id: "chat.example", name: "Chattorum" },
			user: { id: text(new TextEncoder().encode(ada.user.id)), name: ada.user.id, displayName: ada.user.name },
			authenticatorSelection: { residentKey: "required", userVerification: "required" },
			attestation: "none",
			excludeCredentials: [{ id: text(phone.id), type: "public-key", transports: ["internal"] }],
		});
	});

	it("[ACC-20] has a name, which may change, and is in the account's list until it is removed", async () => {
		const { ada, passkey } = await withPasskey();
		expect(passkey).toEqual({ id: expect.any(String), name: "My phone", createdAt: expect.closeTo(Date.now(), -5) });
		expect(await listed(ada)).toEqual([passkey]);
		expect((await read(await call("GET", "/api/account", { token: ada.token }), 200, AccountSchema)).passkeys).toBe(1);
		const change = (name: string) => call("PATCH", `${PATH}/${passkey.id}`, { token: ada.token, body: { name } });
		expect((await read(await change(" Old  phone "), 200, PasskeyReply)).passkey).toEqual({ ...passkey, name: "Old phone" });
		await refused(await change(""), "invalid");
		const remove = () => call("DELETE", `${PATH}/${passkey.id}`, { token: ada.token });
		expect((await remove()).status).toBe(204);
		await refused(await remove(), "no_passkey");
		await refused(await change("Ghost"), "no_passkey");
		expect(await listed(ada)).toEqual([]);
	});

	it("[ACC-21] needs a proof, for it lets somebody in later", async () => {
		const ada = await newAccount();
		const ask = (body: object) => call("POST", `${PATH}/options`, { token: ada.token, body });
		await refused(await ask({}), "invalid");
		await refused(await ask({ password: "wrong" }), "bad_credentials");
	});

	it.each<[string, Twist]>([
		["of another site", { origin: "https://evil.example" }],
		["of another port", { origin: "https://chat.example:8443" }],
		["for another host", { rpId: "evil.example" }],
		["whose holder was not verified", { isVerified: false }],
		["that only answers", { type: "webauthn.get" }],
		["with a challenge of its own", { challenge: "AAAA" }],
		[
			"with certificates",
			{
				attestation: [
					["fmt", "packed"],
					[
						"attStmt",
						new Map<unknown, unknown>([
							["alg", -7],
							["sig", new Uint8Array(8)],
							["x5c", [new Uint8Array(8)]],
						]),
					],
				],
			},
		],
		[
			"with an attestation that nobody asked for",
			{
				attestation: [
					["fmt", "apple"],
					["attStmt", new Map()],
				],
			},
		],
		[
			"whose attestation is no signature",
			{
				attestation: [
					["fmt", "packed"],
					[
						"attStmt",
						new Map<unknown, unknown>([
							["alg", -7],
							["sig", new Uint8Array(8)],
						]),
					],
				],
			},
		],
	])("[ACC-22] %s is refused", async (_, twist) => {
		const ada = await newAccount();
		await refused(await send(ada, await new Authenticator().create(await optionsFor(ada), twist)), "bad_passkey");
		expect(await listed(ada)).toEqual([]);
	});

	it("[ACC-22] by a challenge that is for signing in, for another account, too old or used is refused", async () => {
		const ada = await newAccount();
		const options = await optionsFor(ada);
		const old = Date.now() - (CHALLENGE_MAX_AGE_S + 2) * 1_000;
		for (const made of [await challenge("sign in"), await challenge("add to ben"), await challenge(`add to ${ada.user.id}`, old)]) {
			await refused(await send(ada, await new Authenticator().create(options, { challenge: made })), "bad_passkey");
		}
		expect((await send(ada, await new Authenticator().create(options))).status).toBe(201);
		await refused(await send(ada, await new Authenticator().create(options)), "bad_passkey");
		expect(await listed(ada)).toHaveLength(1);
	});

	it("[ACC-22] that is known, or one too many, is refused", async () => {
		const { ada, phone } = await withPasskey();
		await refused(await send(ada, await phone.create(await optionsFor(ada))), "passkey_known");
		await inAccount(ada.user.id, (sql) => {
			for (let n = 1; n < PASSKEYS_MAX; n++) sql.exec("INSERT INTO passkeys VALUES (?, 'x', x'00', 0, '[]', 0, NULL)", `filler-${n}`);
		});
		await refused(await send(ada, await new Authenticator().create(await optionsFor(ada))), "too_many_passkeys");
	});

	it.each([undefined, null, "x", {}, { id: "!", rawId: "!", type: "public-key", response: {}, clientExtensionResults: {} }])(
		"[ACC-22] is none that looks like %j",
		async (response) => {
			await refused(await send(await newAccount(), response), "invalid");
		},
	);
});
