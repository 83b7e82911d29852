/** What the page's thread did, from the browser's own trace. */
import type { Page } from "playwright-core";
import * as v from "valibot";

const EventSchema = v.object({
	name: v.string(),
	ph: v.string(),
	ts: v.number(),
	dur: v.optional(v.number(), 0),
	pid: v.number(),
	tid: v.number(),
	args: v.optional(v.object({ data: v.optional(v.object({ type: v.optional(v.string()) })) })),
});
const TraceSchema = v.object({ traceEvents: v.array(v.unknown()) });

export type TraceEvent = v.InferOutput<typeof EventSchema>;

/** Where script runs. What the script makes the browser do at once, such as a layout, is in it. */
const SCRIPT = new Set([
	"EventDispatch",
	"FunctionCall",
	"EvaluateScript",
	"BlinkScheduler_PerformMicrotaskCheckpoint",
	"TimerFire",
	"FireAnimationFrame",
]);
/** What the browser does by itself for the next frame. */
const DRAWING = new Set([
	"UpdateLayoutTree",
	"Layout",
	"PrePaint",
	"Paint",
	"Layerize",
	"Commit",
	"IntersectionObserverController::computeIntersections",
]);

/** A frame is on screen; on a thread of its own. */
export const SHOWN = "AnimationFrame::Presentation";

/** The finished events of the page's own thread while `work` runs, and when its frames were shown, in the order of their beginnings. */
export async function trace(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
	const browser = page.context().browser();
	if (!browser) throw new Error("this page has no browser to trace");
	await browser.startTracing(page, { categories: ["devtools.timeline", "toplevel"] });
	await work();
	const { traceEvents } = v.parse(TraceSchema, JSON.parse((await browser.stopTracing()).toString()));
	const events = traceEvents.map((event) => v.safeParse(EventSchema, event)).flatMap(({ success, output }) => (success ? [output] : []));
	const ours = events.find(({ name }) => name === "EventDispatch");
	return events
		.filter(({ name, ph, pid, tid }) => name === SHOWN || (ph === "X" && pid === ours?.pid && tid === ours.tid))
		.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
}

/** How long script ran and how long drawing took, in milliseconds. */
export function costs(events: readonly TraceEvent[]): { script: number; drawing: number } {
	return { script: sum(events, SCRIPT), drawing: sum(outside(events, SCRIPT), DRAWING) };
}

/** Of events within one another, the outermost counts. */
function sum(events: readonly TraceEvent[], names: ReadonlySet<string>): number {
	let micros = 0;
	let until = 0;
	for (const { name, ts, dur } of events) {
		if (!names.has(name) || ts < until) continue;
		micros += dur;
		until = ts + dur;
	}
	return micros / 1_000;
}

function outside(events: readonly TraceEvent[], names: ReadonlySet<string>): TraceEvent[] {
	let until = 0;
	return events.filter(({ name, ts, dur }) => {
		if (ts < until) return false;
		if (names.has(name)) until = ts + dur;
		return !names.has(name);
	});
}
