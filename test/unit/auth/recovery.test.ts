/** Recovery codes: the way in for who has lost the password. */
import { describe, expect, it } from "vitest";
import { hashRecoveryCode } from "../../../src/auth/ids.ts";
import { AccountSchema, RecoveryReply } from "../../../src/protocol/accounts.ts";
import { RECOVERY_CODES } from "../../../src/protocol/limits.ts";
import { inAccount, newAccount, newHandle, PASSWORD, type SignedIn, trySignIn, useUpTries } from "../support/accounts.ts";
import { call, read, refused } from "../support/http.ts";

const CODE = "0000-0000-0000";

const newCodes = async ({ token }: SignedIn, proof: object = { password: PASSWORD }) =>
	(await read(await call("POST", "/api/account/recovery", { token, body: proof }), 201, RecoveryReply)).codes;
const signInBy = (handle: string, recoveryCode = CODE) => call("POST", "/api/session", { body: { handle, recoveryCode } });
const countOf = async ({ token }: SignedIn) => (await read(await call("GET", "/api/account", { token }), 200, AccountSchema)).recoveryCodes;

describe("recovery codes", () => {
	it("[ACC-19] are ten, shown once, kept as hashes", async () => {
		const ada = await newAccount();
		const codes = await newCodes(ada);
		expect(codes).toHaveLength(RECOVERY_CODES);
		expect(new Set(codes).size).toBe(RECOVERY_CODES);
		for (const code of codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
		const stored = await inAccount(ada.user.id, (sql) => JSON.stringify(sql.exec("SELECT * FROM recovery").toArray()));
		for (const code of codes) expect(stored).not.toContain(code);
		expect(await countOf(ada)).toBe(RECOVERY_CODES);
	});

	it("[ACC-19] sign in once each, however they are typed", async () => {
		const ada = await newAccount();
		const codes = await newCodes(ada);
		const typings = [(code: string) => code, (code: string) => code.toUpperCase(), (code: string) => ` ${code.replaceAll("-", " ")} `];
		for (const [index, typed] of typings.entries()) {
			const code = typed(codes[index] ?? "");
			expect((await signInBy(ada.user.id, code)).status, code).toBe(201);
			await refused(await signInBy(ada.user.id, code), "bad_credentials");
		}
		expect(await countOf(ada)).toBe(RECOVERY_CODES - typings.length);
	});

	it("[ACC-19] sign in once even if two try at the same time", async () => {
		const ada = await newAccount();
		const [code = ""] = await newCodes(ada);
		const responses = await Promise.all([1, 2, 3].map(() => signInBy(ada.user.id, code)));
		expect(responses.map(({ status }) => status).sort()).toEqual([201, 401, 401]);
	});

	it("[ACC-19] are no longer good once there are new ones, and are of one account", async () => {
		const [ada, ben] = [await newAccount(), await newAccount()];
		const [old = "", bens = ""] = [(await newCodes(ada))[0], (await newCodes(ben))[0]];
		const [fresh = ""] = await newCodes(ada);
		for (const code of [old, bens]) await refused(await signInBy(ada.user.id, code), "bad_credentials");
		expect((await signInBy(ada.user.id, fresh)).status).toBe(201);
	});

	it("[ACC-19] need a proof, for they let somebody in later", async () => {
		const ada = await newAccount();
		const ask = (body: object) => call("POST", "/api/account/recovery", { token: ada.token, body });
		await refused(await ask({}), "invalid");
		await refused(await ask({ password: PASSWORD, more: 1 }), "invalid");
		await refused(await ask({ password: "wrong" }), "bad_credentials");
		await refused(await ask({ recoveryCode: CODE }), "bad_credentials");
		expect(await countOf(ada)).toBe(0);
		const [code = ""] = await newCodes(ada);
		expect(await newCodes(ada, { recoveryCode: code })).toHaveLength(RECOVERY_CODES);
	});

	it("[ACC-19] set a new password in the place of the old one, and close the account", async () => {
		const ada = await newAccount();
		const [first = "", second = ""] = await newCodes(ada);
		const set = (recoveryCode: string) =>
			call("PUT", "/api/account/password", { token: ada.token, body: { recoveryCode, newPassword: "another pass phrase" } });
		expect((await set(first)).status).toBe(204);
		await refused(await set(first), "bad_credentials");
		await refused(await trySignIn(ada.user.id, PASSWORD), "bad_credentials");
		expect((await trySignIn(ada.user.id, "another pass phrase")).status).toBe(201);
		expect((await call("DELETE", "/api/account", { token: ada.token, body: { recoveryCode: second, messages: "keep" } })).status).toBe(204);
	});

	it("[ACC-7] of an unknown handle are refused as wrong ones are, and [ACC-8] guessing at them is slowed down as at passwords", async () => {
		const ada = await newAccount();
		await newCodes(ada);
		const unknown = newHandle();
		const bodies = await Promise.all([ada.user.id, unknown, "admin"].map(async (handle) => (await signInBy(handle)).text()));
		expect(new Set(bodies).size).toBe(1);
		for (const handle of [ada.user.id, unknown]) {
			await useUpTries(handle, 9);
			await refused(await signInBy(handle), "rate_limited");
			await refused(await trySignIn(handle, PASSWORD), "rate_limited");
		}
	});

	it("are hashed with the handle, letters that look like digits being those", async () => {
		expect(await hashRecoveryCode("ada", "O1l0-iiII-oooo")).toBe(await hashRecoveryCode("ada", "0110 1111 0000"));
		expect(await hashRecoveryCode("ben", CODE)).not.toBe(await hashRecoveryCode("ada", CODE));
	});
});
