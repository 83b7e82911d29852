/** A key in the composer: what the page does for it, and when the letter is on screen. */
import type { Page } from "playwright-core";
import type { Measurement } from "./main.ts";
import { quantile, type Row } from "./report.ts";
import { countRows, gatherRows } from "./rows.ts";
import { costs, SHOWN, type TraceEvent, trace } from "./trace.ts";

const ROWS = 300;
const KEYS = 200;
/** Far enough from one another that what a key causes is over before the next. */
const EVERY_MS = 60;
const WARM_UP = 20;

export const typing: Measurement = {
	name: "typing",
	about: `${KEYS} keys into the composer over ${ROWS} rows, each followed to its frame`,
	async take(stage) {
		const owner = await stage.person("Typist");
		const page = await stage.open(owner, await stage.filledRoom(owner, "Typing", 2 * ROWS));
		await gatherRows(page, ROWS);
		const bare = await stage.openBare(page);
		const rows = await countRows(page);
		await page.bringToFront();
		const ours = await keysIn(page);
		await bare.bringToFront();
		const theirs = await keysIn(bare);
		await Promise.all([page.context().close(), bare.context().close()]);
		const both = (what: string, of: (keys: Key[]) => number): Row => ({ what, page: of(ours), bare: of(theirs) });
		const middle = (field: keyof Key) => (keys: Key[]) =>
			quantile(
				keys.map((key) => key[field]),
				0.5,
			);
		const worst = (field: keyof Key) => (keys: Key[]) =>
			quantile(
				keys.map((key) => key[field]),
				0.99,
			);
		return [
			both("script per key, ms, median", middle("script")),
			both("script per key, ms, p99", worst("script")),
			both("style, layout and paint per key, ms, median", middle("drawing")),
			both("style, layout and paint per key, ms, p99", worst("drawing")),
			both("from the key to its frame, ms, median", middle("toFrame")),
			both("from the key to its frame, ms, p99", worst("toFrame")),
			{ what: "rows in the document", page: rows, bare: rows },
		];
	},
};

interface Key {
	script: number;
	drawing: number;
	/** Until the frame with its letter is on screen. */
	toFrame: number;
}

async function keysIn(page: Page): Promise<Key[]> {
	await page.getByRole("textbox", { name: "Message", exact: true }).focus();
	const cdp = await page.context().newCDPSession(page);
	const type = async (count: number) => {
		for (let n = 0; n < count; n++) {
			const text = n % 6 === 5 ? " " : String.fromCharCode(97 + (n % 26));
			const key = { key: text, text, unmodifiedText: text };
			await cdp.send("Input.dispatchKeyEvent", { type: "keyDown", ...key });
			await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key: text });
			await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
		}
	};
	await type(WARM_UP);
	const events = await trace(page, () => type(KEYS));
	const starts = events.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "keydown");
	return starts.map((start, index) => keyOf(start, eventsUntil(events, start, starts[index + 1])));
}

function eventsUntil(events: readonly TraceEvent[], start: TraceEvent, next: TraceEvent | undefined): TraceEvent[] {
	return events.filter(({ ts }) => ts >= start.ts && (next === undefined || ts < next.ts));
}

function keyOf(start: TraceEvent, events: TraceEvent[]): Key {
	const drawn = events.find(({ name }) => name === "Layerize");
	const shown = drawn && events.find(({ name, ts }) => name === SHOWN && ts > drawn.ts);
	return { ...costs(events), toFrame: shown ? (shown.ts - start.ts) / 1_000 : Number.NaN };
}
