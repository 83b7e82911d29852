/** What the page makes of the addresses that a system opens an installed app with. */
import { describe, expect, it } from "vitest";
import { launchOf, noteLaunch, takeLaunch } from "../../src/client/ui/launch.ts";

describe("the address of", () => {
	it.each([
		["/share", "?title=News&text=Look&url=https://a.example/", { share: "News\nLook\nhttps://a.example/" }],
		["/share", "?text=Look%20https://a.example/&url=https://a.example/", { share: "Look https://a.example/" }],
		["/share", "?title=Same&text=Same", { share: "Same" }],
		["/share", "?title=%20&text=", { share: "" }],
		["/share", "", { share: "" }],
		["/", "?new", { isNewRoom: true }],
		["/", "", undefined],
		["/r/lobby", "?new", undefined],
		["/r/share", "?text=Look", undefined],
	])("%s%s asks for %j", (pathname, search, launch) => {
		expect(launchOf({ pathname, search })).toEqual(launch);
	});
});

it("is seen to once", () => {
	noteLaunch({ isNewRoom: true });
	expect(takeLaunch()).toEqual({ isNewRoom: true });
	expect(takeLaunch()).toBeUndefined();
});
