/** The arithmetic of flow control: when a client is asked, when it has fallen behind, and what its word is worth. */
import { expect, it } from "vitest";
import { SYNC_EVERY_CHARS, WINDOW_CHARS } from "../../src/protocol/limits.ts";
import { Flow } from "../../src/room/flow.ts";

/** Sends so many chunks, each of the size after which the client is asked. */
function send(flow: Flow, chunks: number): void {
	for (let n = 0; n < chunks; n++) {
		flow.rev++;
		if (flow.count(SYNC_EVERY_CHARS)) flow.ask();
	}
}

it("[FLOW-1] a client is asked once it was sent so much, and not again for the same", () => {
	const flow = new Flow(0);
	expect([flow.count(SYNC_EVERY_CHARS - 1), flow.count(1)]).toEqual([false, true]);
	flow.ask();
	expect([flow.count(SYNC_EVERY_CHARS - 1), flow.count(1)]).toEqual([false, true]);
});

it("[FLOW-1] its word covers what was sent up to the question, and nothing that came later", () => {
	const flow = new Flow(5);
	send(flow, 1);
	flow.count(100);
	expect(flow.outstanding).toBe(SYNC_EVERY_CHARS + 100);
	expect(flow.confirm(6)).toBe(true);
	expect(flow.outstanding).toBe(100);
});

it("[FLOW-1] its word on a later question answers the earlier ones too", () => {
	const flow = new Flow(0);
	send(flow, 4);
	expect(flow.confirm(3)).toBe(true);
	expect(flow.outstanding).toBe(SYNC_EVERY_CHARS);
	expect([flow.confirm(1), flow.confirm(3)]).toEqual([false, false]);
	expect(flow.confirm(4)).toBe(true);
	expect(flow.outstanding).toBe(0);
});

it.each([0, 2, 99, Number.MAX_SAFE_INTEGER])("[FLOW-1] its word on %i, for which nobody asked, says nothing", (rev) => {
	const flow = new Flow(0);
	send(flow, 1);
	expect(flow.confirm(rev)).toBe(false);
	expect(flow.outstanding).toBe(SYNC_EVERY_CHARS);
});

it("[FLOW-2] a client is a window behind when so much is unconfirmed, and no longer once it has confirmed", () => {
	const flow = new Flow(0);
	send(flow, WINDOW_CHARS / SYNC_EVERY_CHARS - 1);
	expect(flow.isFull).toBe(false);
	send(flow, 1);
	expect(flow.isFull).toBe(true);
	flow.confirm(1);
	expect(flow.isFull).toBe(false);
});

it("[FLOW-3] it is hopeless only far beyond the window", () => {
	const flow = new Flow(0);
	flow.count(4 * WINDOW_CHARS - 1);
	expect(flow.isHopeless).toBe(false);
	flow.count(1);
	expect(flow.isHopeless).toBe(true);
});
