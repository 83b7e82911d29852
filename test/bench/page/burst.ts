/** A room in which everybody speaks at once, while somebody looks. */
import type { Page } from "playwright-core";
import { parseServerFrame } from "../../../src/protocol/frames.ts";
import { Person } from "../../support/person.ts";
import { LoadSocket } from "../socket.ts";
import { framesDuring } from "./frames.ts";
import type { Measurement } from "./main.ts";
import type { Row } from "./report.ts";
import { countRows, gatherRows } from "./rows.ts";

const ROWS = 300;
const MESSAGES = 1_000;
const SENDERS = 20;
const WITHIN_MS = 1_000;
const STEP_MS = 10;
const SYNC = Buffer.from('{"type":"sync"');

export const burst: Measurement = {
	name: "burst",
	about: `${MESSAGES.toLocaleString("en")} messages within a second from ${SENDERS} others, over ${ROWS} rows`,
	async take(stage) {
		const owner = await stage.person("Reader");
		const slug = await stage.filledRoom(owner, "Burst", 2 * ROWS);
		const page = await stage.open(owner, slug);
		await gatherRows(page, ROWS);
		const bare = await stage.openBare(page);
		await page.bringToFront();
		const senders = await Promise.all(Array.from({ length: SENDERS }, (_, n) => enter(stage.url, slug, `Speaker ${n}`)));
		const newest = 2 * ROWS + MESSAGES;
		let told = 0;
		const ours = await framesDuring(page, async () => {
			const start = performance.now();
			await spread(MESSAGES, (n) =>
				senders[n % SENDERS]?.send(JSON.stringify({ type: "send", id: `b${n}`, text: `Message ${n} of many` })),
			);
			told = performance.now() - start;
			await page.locator(`[data-id="${newest}"]`).waitFor({ state: "attached" });
		});
		const rows = await countRows(page);
		await inOrder(page, newest);
		for (const sender of senders) sender.close();
		await bare.bringToFront();
		const theirs = await framesDuring(bare, () => appendInBare(bare));
		await Promise.all([page.context().close(), bare.context().close()]);
		const both = (what: string, key: keyof typeof ours): Row => ({ what, page: ours[key], bare: theirs[key] });
		return [
			both("frames per second", "perSecond"),
			both("from frame to frame, ms, p99", "p99"),
			both("the longest, ms", "longest"),
			both("the longest task, ms", "longestTask"),
			{ what: "sent within, ms", page: told, bare: WITHIN_MS },
			{ what: "rows in the document", page: rows, bare: ROWS },
		];
	},
};

/** A connection of somebody of their own, which says how far it has read when it is asked. */
async function enter(url: string, slug: string, name: string): Promise<LoadSocket> {
	const { token } = await Person.signIn(url, name);
	const welcome = Promise.withResolvers<void>();
	const onText = (payload: Buffer, socket: LoadSocket) => {
		welcome.resolve();
		if (!payload.subarray(0, SYNC.length).equals(SYNC)) return;
		const frame = parseServerFrame(payload.toString());
		if (frame?.type === "sync") socket.send(JSON.stringify({ type: "confirm", rev: frame.rev }));
	};
	const socket = await LoadSocket.open(`${url}/api/rooms/${slug}/socket`, onText, { headers: { Authorization: `Bearer ${token}` } });
	await welcome.promise;
	return socket;
}

/** Does it so many times, evenly over the second, as far as timers go. */
async function spread(times: number, work: (n: number) => void): Promise<void> {
	const start = performance.now();
	for (let done = 0; done < times; ) {
		const due = Math.min(times, Math.ceil(((performance.now() - start + STEP_MS) / WITHIN_MS) * times));
		while (done < due) work(done++);
		await new Promise((resolve) => setTimeout(resolve, STEP_MS));
	}
}

/** The rows are the last ones of the room, none missing and none twice. */
async function inOrder(page: Page, newest: number): Promise<void> {
	const ids = await page.locator("[data-id]").evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.id)));
	const first = newest - ids.length + 1;
	const wrong = ids.findIndex((id, index) => id !== first + index);
	if (wrong >= 0) throw new Error(`row ${wrong} of ${ids.length} is message ${ids[wrong]}, not ${first + wrong}`);
}

/** The least that a page could do: copies of rows, at each frame as many as are due, and the list stays at its end. */
async function appendInBare(page: Page): Promise<void> {
	await page.evaluate(
		({ messages, within }) =>
			new Promise<void>((resolve) => {
				const list = document.querySelector(".messages");
				const scroller = document.querySelector(".scroller");
				const rows = [...document.querySelectorAll("[data-id]")];
				if (!list || !scroller) throw new Error("there is no list");
				const start = performance.now();
				let done = 0;
				const append = () => {
					const due = Math.min(messages, Math.ceil(((performance.now() - start) / within) * messages));
					for (; done < due; done++) {
						const row = rows[done % rows.length]?.cloneNode(true);
						if (row) list.append(row);
						list.firstElementChild?.remove();
					}
					scroller.scrollTop = scroller.scrollHeight;
					if (done < messages) requestAnimationFrame(append);
					else resolve();
				};
				requestAnimationFrame(append);
			}),
		{ messages: MESSAGES, within: WITHIN_MS },
	);
}
