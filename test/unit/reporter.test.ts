/** How a room tells the directory how it stands. */
import { expect, it, vi } from "vitest";
import type { ListedRoom } from "../../src/protocol/api.ts";
import { Reporter } from "../../src/room/reporter.ts";

const listing = (online: number): ListedRoom => ({
	slug: "a",
	title: "A",
	topic: "",
	visibility: "public",
	slowMode: 0,
	createdAt: 1,
	online,
	lastAt: 0,
});

/** A reporter to a directory that takes a report when the test lets it. */
function makeReporter() {
	const reports: { online: number; take: () => void; refuse: (error: Error) => void }[] = [];
	const running: Promise<unknown>[] = [];
	const reporter = new Reporter(
		({ online }) => {
			const { promise, resolve, reject } = Promise.withResolvers<void>();
			reports.push({ online, take: resolve, refuse: reject });
			return promise;
		},
		(promise) => running.push(promise),
	);
	const told = () => reports.map(({ online }) => online);
	return { reporter, reports, told, running };
}

it("[ROOM-1] a report goes out at once, and the room waits for it only in the background", async () => {
	const { reporter, reports, told, running } = makeReporter();
	reporter.report(listing(1));
	expect(told()).toEqual([1]);
	reports[0]?.take();
	await Promise.all(running);
	reporter.report(listing(2));
	expect(told()).toEqual([1, 2]);
});

it("[ROOM-1] a thousand changes during one report cost one more, with the last state", async () => {
	const { reporter, reports, told, running } = makeReporter();
	for (let online = 1; online <= 1_000; online++) reporter.report(listing(online));
	expect(told()).toEqual([1]);
	reports[0]?.take();
	await vi.waitUntil(() => reports.length === 2, { timeout: 2_000, interval: 1 });
	reports[1]?.take();
	await Promise.all(running);
	expect(told()).toEqual([1, 1_000]);
	expect(running).toHaveLength(1);
});

it("[ROOM-1] a report that fails is dropped, and the next one goes out all the same", async () => {
	const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
	const { reporter, reports, told, running } = makeReporter();
	reporter.report(listing(1));
	reporter.report(listing(2));
	reports[0]?.refuse(new Error("the directory is down"));
	await vi.waitUntil(() => reports.length === 2, { timeout: 2_000, interval: 1 });
	reports[1]?.refuse(new Error("the directory is down"));
	await Promise.all(running);
	reporter.report(listing(3));
	expect(told()).toEqual([1, 2, 3]);
	expect(warn).toHaveBeenCalledTimes(2);
	warn.mockRestore();
});
