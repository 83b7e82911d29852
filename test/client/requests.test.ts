import { beforeEach, describe, expect, it } from "vitest";
import { type Refusal, Requests } from "../../src/client/requests.ts";
import type { ClientFrame } from "../../src/protocol/frames.ts";
import { FakeClock } from "./support/world.ts";

let clock: FakeClock;
let sent: string[];
let isConnected: boolean;
let requests: Requests;
let answers: [string, string][];

beforeEach(() => {
	clock = new FakeClock();
	sent = [];
	answers = [];
	isConnected = true;
	requests = new Requests((frame: ClientFrame) => {
		if (isConnected && "id" in frame) sent.push(frame.id);
		return isConnected;
	}, clock);
});

const ask = (id: string) =>
	requests.ask({ type: "delete", id, message: 1 }, (refusal?: Refusal) => answers.push([id, refusal?.code ?? "done"]));
const ok = (id: string) => requests.answer({ type: "ok", id, message: 1 });
const error = (id: string, code: string, more: { retryable?: boolean; retryAfter?: number } = {}) =>
	requests.answer({ type: "error", id, code, text: "", retryable: false, ...more });

describe("a request", () => {
	it("waits until the room is there, and then goes out", () => {
		ask("a");
		expect(sent).toEqual([]);
		requests.open();
		expect(sent).toEqual(["a"]);
	});

	it("goes out when the one before is answered, so that the order stays", () => {
		requests.open();
		ask("a");
		ask("b");
		expect(sent).toEqual(["a"]);
		expect(ok("a")).toBe(true);
		expect(sent).toEqual(["a", "b"]);
		expect(answers).toEqual([["a", "done"]]);
	});

	it("tells why it was refused, and holds nothing up", () => {
		requests.open();
		ask("a");
		ask("b");
		error("a", "not_yours");
		expect(answers).toEqual([["a", "not_yours"]]);
		expect(sent).toEqual(["a", "b"]);
	});

	it("goes out again under its id after each loss until it is answered, and is answered once", () => {
		requests.open();
		ask("a");
		for (let loss = 0; loss < 2; loss++) {
			requests.pause();
			requests.open();
		}
		expect(sent).toEqual(["a", "a", "a"]);
		ok("a");
		expect(ok("a"), "a second answer is not to anything").toBe(false);
		requests.pause();
		requests.open();
		expect(sent).toHaveLength(3);
		expect(answers).toEqual([["a", "done"]]);
	});

	it.each([
		["as long as the room says", "rate_limited", { retryable: true, retryAfter: 3 }, 3_000],
		["a moment where the room does not say", "unavailable", { retryable: true }, 2_000],
	])("[LIMIT-1] waits %s, and nothing overtakes it", (_, code, more, waitMs) => {
		requests.open();
		ask("a");
		ask("b");
		error("a", code, more);
		expect(requests.heldUntil.value).toBe("retryAfter" in more ? clock.now() + waitMs : undefined);
		clock.pass(waitMs - 1);
		expect(sent).toEqual(["a"]);
		expect(answers).toEqual([]);
		clock.pass(1);
		expect(sent).toEqual(["a", "a"]);
		expect(requests.heldUntil.value).toBeUndefined();
	});

	it("does not go out twice where a loss cut its wait short", () => {
		requests.open();
		ask("a");
		error("a", "rate_limited", { retryable: true, retryAfter: 3 });
		requests.pause();
		requests.open();
		clock.pass(5_000);
		expect(sent).toEqual(["a", "a"]);
	});

	it("can be taken back until it is under way", () => {
		requests.open();
		ask("a");
		ask("b");
		expect(requests.withdraw("a")).toBe(false);
		expect(requests.withdraw("b")).toBe(true);
		ok("a");
		expect(sent).toEqual(["a"]);
	});

	it("takes no answer to what was asked elsewhere", () => {
		requests.open();
		ask("a");
		expect(ok("other")).toBe(false);
		expect(error("other", "muted")).toBe(false);
		expect(answers).toEqual([]);
	});
});
