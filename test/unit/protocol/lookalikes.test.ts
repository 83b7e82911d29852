/** Which names are taken for each other, and which for somebody in charge. */
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { GuestBody } from "../../../src/protocol/bodies.ts";
import { isReservedAlone, isReservedLook, skeleton } from "../../../src/protocol/lookalikes.ts";
import { GuestNameSchema } from "../../../src/protocol/names.ts";

describe("two names look alike", () => {
	it.each([
		["in another case", "Ana", "aNA"],
		["with accents", "Ana", "Áñà"],
		["with accents that come by themselves", "Ana", "Ana\u0323"],
		["with white space and punctuation", "Ana B", "--a n a_b.!"],
		["with an emoji", "Ana", "🎉 Ana ❤️"],
		["in full width", "Ana", "Ａｎａ"],
		["in mathematical letters", "Ana", "𝓐𝓷𝓪"],
		["in circles", "Ana", "Ⓐⓝⓐ"],
		["in black circles", "Zoe", "🅩🅞🅔"],
		["in black squares", "Zoe", "🆉🅾🅴"],
		["in small capitals", "Benedikt", "ʙᴇɴᴇᴅɪᴋᴛ"],
		["in Cyrillic", "cope", "соре"],
		["in Cyrillic capitals", "ABEKMHOPCTX", "АВЕКМНОРСТХ"],
		["with some Cyrillic letters", "Martin", "Маrтiи"],
		["in Greek", "kavo", "καvο"],
		["in Greek capitals", "ABEZHIKMNOPTYX", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"],
		["in Armenian", "nou", "ոօս"],
		["with digits for letters", "Oleast", "013457"],
		["with signs for letters", "bass bin", "b@$s b!n"],
		["with a small L for a capital I", "Ines", "lnes"],
		["with a dotless i", "Ines", "ıneѕ"],
		["with two letters for one", "Max Wim", "rnax vvirn"],
		["with a soft hyphen and a zero-width space", "Ana", "A\u00adn\u200ba"],
	])("%s", (_, one, other) => {
		expect(skeleton(other)).toBe(skeleton(one));
	});

	it.each([
		["Ana", "Anna"],
		["Ana", "Ina"],
		["Ben", "Den"],
		["李", "季"],
		["вот", "bot"],
	])("but not %s and %s", (one, other) => {
		expect(skeleton(other)).not.toBe(skeleton(one));
	});

	it("and there is nothing to compare in a name without letters and digits", () => {
		expect(skeleton("🎉!?")).toBe("");
		expect(skeleton("")).toBe("");
	});
});

describe("a guest's name", () => {
	it.each([
		"Admin",
		"ADMINISTRATOR",
		"moderator",
		"System",
		"Support",
		"Root",
		"Owner",
		"Chattorum",
		"Bot",
		"аdmin", // Cyrillic а
		"Αdmin", // Greek Α
		"аdмin", // Cyrillic а and м
		"ADM1N",
		"adm!n",
		"@dmin",
		"@admin",
		"admln",
		"adrnin",
		"r00t",
		"5upp0rt",
		"8ot",
		"ΒОТ", // Greek Β, Cyrillic О and Т
		"Boт",
		"Ádmín",
		"Ádmín Ana",
		"ＡＤＭＩＮ",
		"𝔸𝕕𝕞𝕚𝕟",
		"ᴀᴅᴍɪɴ",
		"🅰🅳🅼🅸🅽",
		"🅐🅓🅜🅘🅝 Ana",
		"a d m i n",
		"A.D.M.I.N.",
		"[Admin]",
		"Admin!",
		"Admin2",
		"Room Admin",
		"Admin Ana",
		"Ana (admin)",
		"Ana (admin) 2",
		"🛡️ Admin",
		"Admin❤️",
		"Support-Team",
		"Stock Bot",
		"bot:stock",
		"Chattorum Support",
	])("[NAME-7] may not be %s", (name) => {
		expect(isReservedLook(name)).toBe(true);
		expect(v.safeParse(GuestNameSchema, name).issues?.[0].message).toBe("This name is reserved. Please choose another.");
	});

	it.each([
		"Ana",
		"<b>Ana</b>",
		"Adminah",
		"Abbott",
		"Robot",
		"Botticelli",
		"Modesty",
		"Joe Root",
		"Rooter",
		"Supporter",
		"Systema",
		"Landowner",
		"Ana admin Ben",
		"Вот так",
		"бот",
		"李小龙",
		"محمد",
		"👩‍🚀 Ana",
		"!",
		"123",
	])("[NAME-7] may be %s", (name) => {
		expect(isReservedLook(name)).toBe(false);
		expect(v.parse(GuestNameSchema, name)).toBe(name);
	});

	it("[NAME-7] keeps to the rules of every name too", () => {
		expect(v.parse(GuestNameSchema, "  Ana \n B ")).toBe("Ana B");
		expect(v.is(GuestNameSchema, "An\u200ba")).toBe(false);
		expect(v.is(GuestNameSchema, 7)).toBe(false);
	});

	it("[NAME-7] is looked at when a guest signs in", () => {
		expect(v.is(GuestBody, { name: "Admin" })).toBe(false);
		expect(v.is(GuestBody, { name: "Ana" })).toBe(true);
	});
});

it.each([
	["adm1n", true],
	["ad-min", true],
	["root", true],
	["room-admin", false],
	["ana", false],
])("[NAME-8] that %s looks official as a whole is %s", (handle, is) => {
	expect(isReservedAlone(handle)).toBe(is);
});
