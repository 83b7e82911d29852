/** Passwords: which may be chosen, how they are kept, and that they are recognised. */
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { COMMON_PASSWORDS } from "../../../src/auth/common-passwords.ts";
import { hashPassword, isWeakPassword, spendPasswordTime, verifyPassword } from "../../../src/auth/password.ts";
import { PasswordSchema } from "../../../src/protocol/passwords.ts";

const PASSWORD = "correct horse battery staple";
/** "pleaseletmein" at a lower cost, hashed by OpenSSL's scrypt outside this runtime, with the salt "0123456789abcdef". */
const OLDER = "scrypt$4096$8$1$MDEyMzQ1Njc4OWFiY2RlZg$ejr8dpc6D4ERp8iCpRi3mVGynVTX0sO32XWtClKy7PM";

const problems = (password: unknown) => v.safeParse(PasswordSchema, password).issues?.map(({ message }) => message) ?? [];

describe("a password that is chosen", () => {
	it.each([
		["of 8 characters", "x".repeat(8)],
		["of 256 characters", "x".repeat(256)],
		["of 8 emoji", "😀".repeat(8)],
		["of 256 emoji", "😀".repeat(256)],
		["with spaces around it", " 123456 "],
		["in any script", "пароль 密码 كلمة"],
		["with a control character", "1234567\u0000"],
	])("may be one %s", (_, password) => {
		expect(v.parse(PasswordSchema, password)).toBe(password);
	});

	it.each([
		["nothing", "", "A password has at least 8 characters."],
		["7 characters", "x".repeat(7), "A password has at least 8 characters."],
		["7 emoji, which are 14 units", "😀".repeat(7), "A password has at least 8 characters."],
		["7 letters that come in two parts each", "e\u0301".repeat(7), "A password has at least 8 characters."],
		["257 characters", "x".repeat(257), "A password has at most 256 characters."],
		["255 characters that become 257", `${"x".repeat(254)}ﬃ`, "A password has at most 256 characters."],
		["a number", 12_345_678, "A password must be a text."],
		["null", null, "A password must be a text."],
	])("may not be %s", (_, password, message) => {
		expect(problems(password)).toEqual([message]);
	});

	it("comes out in one spelling, whatever the keyboard made of it", () => {
		expect(v.parse(PasswordSchema, "Zoe\u0308 ﬁ Ａ①")).toBe("Zoë fi A1");
		expect(v.parse(PasswordSchema, "1234567\ud800")).toBe("1234567\ufffd");
	});
});

describe("a weak password", () => {
	it.each([
		["a common one", "password1", "ana"],
		["a common one in another case", "PassWord1", "ana"],
		["a common one in full width", "ｐａｓｓｗｏｒｄ１", "ana"],
		["the handle", "anastasia", "anastasia"],
		["the handle in another case", "AnaStasia", "anastasia"],
		["the handle with a digit", "anastasia7", "anastasia"],
		["the handle with two digits", "anastasia42", "anastasia"],
		["the handle repeated", "anaanaana", "ana"],
		["the handle repeated with two digits", "anaanaana42", "ana"],
		["a handle with a sign in it", "a_b-c_d-a_b-c_d-", "a_b-c_d-"],
		["one character", "zzzzzzzz", "ana"],
		["one character in two cases", "zZzZzZzZ", "ana"],
		["one emoji", "😀😀😀😀😀😀😀😀", "ana"],
		["blanks", "        ", "ana"],
	])("is %s", (_, password, handle) => {
		expect(isWeakPassword(password, handle)).toBe(true);
	});

	it.each([
		["a sentence", PASSWORD, "ana"],
		["the handle with three digits", "anastasia427", "anastasia"],
		["the handle with a word", "anastasia dances", "anastasia"],
		["the handle behind a word", "so anastasia", "anastasia"],
		["digits only", "83629174", "ana"],
		["two characters in turn", "zyzyzyzy", "ana"],
		["anything, for no handle", "83629174", ""],
	])("is not %s", (_, password, handle) => {
		expect(isWeakPassword(password, handle)).toBe(false);
	});

	it("is one of a hundred that could be chosen", () => {
		expect(COMMON_PASSWORDS.size).toBe(100);
		for (const password of COMMON_PASSWORDS) {
			expect(v.parse(PasswordSchema, password)).toBe(password.toLowerCase());
			expect(isWeakPassword(password, "ana")).toBe(true);
		}
	});
});

describe("a password that is kept", () => {
	it("is recognised, and no other is", async () => {
		const stored = await hashPassword(PASSWORD);
		expect(await verifyPassword(PASSWORD, stored)).toEqual({ ok: true, isOutdated: false });
		for (const wrong of ["", `${PASSWORD} `, PASSWORD.toUpperCase(), stored]) {
			expect(await verifyPassword(wrong, stored)).toEqual({ ok: false, isOutdated: false });
		}
	});

	it("is recognised in another spelling of the same characters", async () => {
		const { ok } = await verifyPassword("Zoe\u0308 Ａngstrom", await hashPassword("Zoë Angstrom"));
		expect(ok).toBe(true);
	});

	it("shows its cost and nothing else, and is another string each time", async () => {
		const [one, other] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
		expect(one).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
		expect(one.split("$")[4]).not.toBe(other.split("$")[4]);
		expect(one.split("$")[5]).not.toBe(other.split("$")[5]);
	});

	it("is recognised and outdated when it was hashed at another cost", async () => {
		const { ok, isOutdated } = await verifyPassword("pleaseletmein", OLDER);
		expect({ ok, isOutdated }).toEqual({ ok: true, isOutdated: true });
		expect(await verifyPassword("pleaseletmeout", OLDER)).toEqual({ ok: false, isOutdated: true });
	});

	const [, , , , SALT, KEY] = OLDER.split("$");
	it.each([
		["nothing", ""],
		["another scheme", `argon2$4096$8$1$${SALT}$${KEY}`],
		["a part too few", `scrypt$4096$8$1$${SALT}`],
		["a part too many", `${OLDER}$`],
		["a line break behind it", `${OLDER}\n`],
		["a short salt", `scrypt$4096$8$1$MDEy$${KEY}`],
		["no key", `scrypt$4096$8$1$${SALT}$`],
		["a key in the other base64", `scrypt$4096$8$1$${SALT}$${"+/".repeat(21)}A`],
		["a cost that is no number", `scrypt$0x1000$8$1$${SALT}$${KEY}`],
		["a cost with a leading zero", `scrypt$04096$8$1$${SALT}$${KEY}`],
		["a negative cost", `scrypt$4096$-8$1$${SALT}$${KEY}`],
		["the password itself", "pleaseletmein"],
	])("is refused as malformed when it is %s", async (_, stored) => {
		await expect(verifyPassword("pleaseletmein", stored)).rejects.toThrow("A stored password hash is malformed.");
	});

	it.each([
		["is no power of two", "4095$8$1"],
		["is one", "1$8$1"],
		["is over the limit of production", "16384$8$9"],
		["needs more memory than scrypt is given", "32768$8$1"],
		["is huge", "9999999$9999999$9999999"],
	])("is refused when its cost %s", async (_, cost) => {
		await expect(verifyPassword("x", `scrypt$${cost}$${SALT}$${KEY}`)).rejects.toThrow("a cost that cannot be computed");
	});

	it("is verified at the highest cost that is allowed", async () => {
		expect(await verifyPassword("x", `scrypt$16384$8$8$${SALT}$${KEY}`)).toEqual({ ok: false, isOutdated: true });
	});

	it("costs no more than the runtime computes in production", async () => {
		const [, N, r, p] = (await hashPassword(PASSWORD)).split("$").map(Number);
		expect(Number(N) * Number(r) * Number(p)).toBeLessThanOrEqual(2 ** 20);
	});

	it("takes a sign-in without an account as long as one with a wrong password", async () => {
		const stored = await hashPassword(PASSWORD);
		const timed = async (work: () => Promise<unknown>) => {
			const start = performance.now();
			await work();
			return performance.now() - start;
		};
		const wrong = await timed(() => verifyPassword("wrong", stored));
		const nobody = await timed(() => spendPasswordTime("wrong"));
		// Of one order: the machine may be busy, but a hash that is left out would take no time at all.
		expect(nobody).toBeGreaterThan(wrong / 4);
		expect(nobody).toBeLessThan(wrong * 4);
	});
});
