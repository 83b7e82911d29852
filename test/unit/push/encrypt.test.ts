/** What a browser is to read and nobody on the way. */
import { expect, it } from "vitest";
import { areGood, encrypt } from "../../../src/push/encrypt.ts";

// The example of RFC 8291, section 5.
const PRIVATE = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
const PUBLIC = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
const BROWSER = {
	p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
	auth: "BTBZMqHH6r4Tts7J_aSIgg",
};
const BODY =
	"DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

const decode = (text: string) => Uint8Array.fromBase64(text, { alphabet: "base64url" });
const encode = (bytes: Uint8Array) => bytes.toBase64({ alphabet: "base64url", omitPadding: true });

it("[PUSH-4] is encrypted as the standard's own example is", async () => {
	const curve = { name: "ECDH", namedCurve: "P-256" };
	const raw = decode(PUBLIC);
	const jwk = { kty: "EC", crv: "P-256", x: encode(raw.slice(1, 33)), y: encode(raw.slice(33)), d: PRIVATE };
	const pair = {
		publicKey: await crypto.subtle.importKey("raw", raw, curve, true, []),
		privateKey: await crypto.subtle.importKey("jwk", jwk, curve, false, ["deriveBits"]),
	};
	const made = { pair, salt: decode("DGv6ra1nlYgDCS1FRnbzlw") };
	expect(encode(await encrypt("When I grow up, I want to be a watermelon", BROWSER, made))).toBe(BODY);
});

it.each([
	["a browser's", BROWSER, true],
	["no point on the curve", { ...BROWSER, p256dh: `BA${"A".repeat(85)}` }, false],
	["a secret that is too short", { ...BROWSER, auth: "BTBZMqHH6r4Tts7J" }, false],
	["no base64url", { ...BROWSER, auth: "§" }, false],
])("[PUSH-1] keys that are %s: %j is %s", async (_, keys, good) => {
	expect(await areGood(keys)).toBe(good);
});
