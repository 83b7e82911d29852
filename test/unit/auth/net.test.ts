/** Where somebody comes from, and on which device. */
import { describe, expect, it } from "vitest";
import { deviceOf } from "../../../src/auth/device.ts";
import { netOf } from "../../../src/auth/net.ts";

const KEY = "a key";

describe("the hash of a network", () => {
	it.each([
		["203.0.113.7", "203.0.113.7"],
		["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
		["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"],
		["2001:DB8:0:0::1", "2001:db8::2"],
		["2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::"],
		["2001:db8::1:2", "2001:db8:0:0:9::"],
		["::ffff:203.0.113.7", "203.0.113.7"],
	])("[ACC-9] is one for %s and %s", async (one, other) => {
		expect(await netOf(one, KEY)).toBe(await netOf(other, KEY));
	});

	it.each([
		["203.0.113.7", "203.0.113.8"],
		["2001:db8:1:2::1", "2001:db8:1:3::1"],
		["2001:db8::1", "2001:db9::1"],
		["::ffff:203.0.113.7", "::ffff:203.0.113.8"],
		["2001:db8::", "203.0.113.7"],
	])("[ACC-9] tells %s and %s apart", async (one, other) => {
		expect(await netOf(one, KEY)).not.toBe(await netOf(other, KEY));
	});

	it("says nothing about the address to who has no key", async () => {
		const hash = await netOf("203.0.113.7", KEY);
		expect(hash).toMatch(/^[\w-]{16}$/);
		expect(await netOf("203.0.113.7", "another key")).not.toBe(hash);
	});

	it.each([undefined, "", "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])("is empty for %s", async (address) => {
		expect(await netOf(address, KEY)).toBe("");
	});
});

describe("the name of a device", () => {
	const mozilla = "Mozilla/5.0";
	it.each([
		[`${mozilla} (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0`, "Firefox on Linux"],
		[`${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36`, "Chrome on Windows"],
		[
			`${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
			"Edge on Windows",
		],
		[
			`${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15`,
			"Safari on macOS",
		],
		[
			`${mozilla} (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1`,
			"Safari on iOS",
		],
		[
			`${mozilla} (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1`,
			"Chrome on iOS",
		],
		[`${mozilla} (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36`, "Chrome on Android"],
		[
			`${mozilla} (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 OPR/90.0`,
			"Opera on Android",
		],
		[`${mozilla} (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36`, "Chrome on ChromeOS"],
		[`${mozilla} (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36`, "Chrome on Linux"],
		["curl/8.5.0", "A script or an unknown browser"],
		["", "A script or an unknown browser"],
		[undefined, "A script or an unknown browser"],
		["<b>Firefox/1</b>", "Firefox"],
		["Something (Linux)", "Linux"],
	])("[ACC-10] of %s is %s", (userAgent, device) => {
		expect(deviceOf(userAgent)).toBe(device);
	});
});
