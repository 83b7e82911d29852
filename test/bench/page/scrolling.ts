/** Scrolling through a long room by the wheel, with its pages fetched on the way. */
import type { Page } from "playwright-core";
import { framesDuring } from "./frames.ts";
import type { Measurement } from "./main.ts";
import type { Row } from "./report.ts";
import { countRows, gatherRows, settled } from "./rows.ts";

const MESSAGES = 100_000;
/** Thirty screens in twelve seconds, over about ten pages: as fast as one can still see what passes by. */
const DISTANCE_PX = 24_000;
const SPEED = 2_000;

export const scrolling: Measurement = {
	name: "scrolling",
	about: `a room of ${MESSAGES.toLocaleString("en")}, ${DISTANCE_PX.toLocaleString("en")} px up and down again by the wheel at ${SPEED.toLocaleString("en")} px/s`,
	async take(stage) {
		const owner = await stage.person("Scroller");
		const page = await stage.open(owner, await stage.filledRoom(owner, "Scrolling", MESSAGES));
		await settled(page);
		const oldestAtFirst = await oldest(page);
		const up = await framesDuring(page, () => wheel(page, DISTANCE_PX));
		const passed = oldestAtFirst - (await oldest(page));
		const rows = await countRows(page);
		const down = await framesDuring(page, () => wheel(page, -DISTANCE_PX));
		await gatherRows(page, 300);
		const bare = await stage.openBare(page);
		const height = await bare.locator(".scroller").evaluate((element) => element.scrollHeight - element.clientHeight);
		await bare.bringToFront();
		const bareUp = await framesDuring(bare, () => wheel(bare, Math.min(height, DISTANCE_PX)));
		const bareDown = await framesDuring(bare, () => wheel(bare, -Math.min(height, DISTANCE_PX)));
		await Promise.all([page.context().close(), bare.context().close()]);
		const of = (what: string, ours: typeof up, theirs: typeof up): Row[] => [
			{ what: `frames per second, ${what}`, page: ours.perSecond, bare: theirs.perSecond },
			{ what: `from frame to frame, ms, p99, ${what}`, page: ours.p99, bare: theirs.p99 },
			{ what: `the longest, ms, ${what}`, page: ours.longest, bare: theirs.longest },
		];
		return [
			...of("up", up, bareUp),
			...of("down", down, bareDown),
			{ what: "messages passed by", page: passed },
			{ what: "rows in the document", page: rows, bare: 300 },
		];
	},
};

async function wheel(page: Page, yDistance: number): Promise<void> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send("Input.synthesizeScrollGesture", {
		x: 700,
		y: 400,
		yDistance,
		speed: SPEED,
		gestureSourceType: "mouse",
		preventFling: true,
	});
	await cdp.detach();
}

function oldest(page: Page): Promise<number> {
	return page
		.locator("[data-id]")
		.first()
		.evaluate((row) => Number((row as HTMLElement).dataset.id));
}
