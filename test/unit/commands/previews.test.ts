/** Links that a bot looks up, where the operator wants it: a card comes to the message, and nobody waits for it. */
import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer, Job } from "../../../src/protocol/jobs.ts";
import { COMMAND_DEADLINE_MS, COMMAND_RESEND_MS } from "../../../src/protocol/limits.ts";
import type { Message } from "../../../src/protocol/message.ts";
import { Delivery } from "../../../src/room/delivery.ts";
import type { History } from "../../../src/room/history.ts";
import { Outbox } from "../../../src/room/outbox.ts";
import { firstLink, Previews } from "../../../src/room/previews.ts";
import { ANA, BEN, closeAll, enter, openRoom, stored } from "../support/room.ts";
import { inStore } from "../support/scratch.ts";

const card = { title: "A page", rows: [], source: "example.org", asOf: 1 };
const found: Answer = { ok: true, text: "A page", card };
const nothing: Answer = { ok: false, code: "not_found", text: "Nothing.", retryable: false };

interface World {
	previews: Previews;
	history: History;
	outbox: Outbox;
	jobs: Job[];
	published: Message[];
	clock: { now: number };
	alarm: () => Promise<void>;
	say: (text: string) => Promise<Message>;
	edit: (message: Message, text: string) => Promise<Message>;
}

function withPreviews(run: (world: World) => Promise<void>, isOn = true): Promise<void> {
	return inStore(async (storage, history) => {
		const outbox = new Outbox(storage.sql);
		const jobs: Job[] = [];
		const published: Message[] = [];
		const clock = { now: Date.now() + 3_600_000 };
		const running: Promise<unknown>[] = [];
		const delivery: Delivery = new Delivery(
			{
				room: "scratch",
				storage,
				outbox,
				sendJob: async (job) => void jobs.push(job),
				waitUntil: (promise) => running.push(promise),
				now: () => clock.now,
			},
			(id) => {
				const message = history.reader.find(id);
				return message && previews.asked(message);
			},
		);
		const command = isOn ? "look-up" : undefined;
		const previews = new Previews({ command, history, outbox, delivery, publish: (message) => published.push(message) });
		const settle = async () => {
			for (let promise = running.shift(); promise; promise = running.shift()) await promise;
		};
		let said = 0;
		await run({
			previews,
			history,
			outbox,
			jobs,
			published,
			clock,
			async alarm() {
				await delivery.resend((id) => delivery.end(id));
				await settle();
			},
			async say(text) {
				const message = history.append({ sender: ANA, clientId: `${++said}`, text }, clock.now);
				if (!message) throw new Error("it was said before");
				previews.ask(message);
				await settle();
				return message;
			},
			async edit({ id }, text) {
				const edited = history.edit(id, text, { mentions: [], keepsCard: false }, clock.now);
				previews.ask(edited);
				await settle();
				return edited;
			},
		});
		await settle();
		await storage.deleteAlarm();
	});
}

it.each([
	["see https://example.org/a.", "https://example.org/a"],
	["(http://example.org) and https://example.com", "http://example.org/"],
	["mailto:ana@example.org https://example.org", "https://example.org/"],
	["no link", undefined],
	["javascript:alert(1)", undefined],
])("[PREVIEW-1] of %j the link is %j", (text, link) => {
	expect(firstLink(text)).toBe(link);
});

describe("a message with a link", () => {
	it("[PREVIEW-1] has it looked up by a job like any command's", () =>
		withPreviews(async ({ say, jobs, clock }) => {
			const { id } = await say("look: https://example.org/a");
			expect(jobs).toEqual([
				{
					v: 1,
					room: "scratch",
					message: id,
					attempt: 1,
					command: { name: "look-up", args: "https://example.org/a", by: ANA },
					at: clock.now,
				},
			]);
		}));

	it("[PREVIEW-2] gets its card by one change, and a second answer changes nothing", () =>
		withPreviews(async ({ say, previews, published, history, outbox }) => {
			const { id } = await say("https://example.org");
			expect(previews.answer(id, found, 1)).toBe("taken");
			expect(published).toEqual([expect.objectContaining({ id, rev: 2, text: "https://example.org", card })]);
			expect(previews.answer(id, { ok: true, text: "x", card: { ...card, title: "Another" } }, 1)).toBe("unknown");
			expect(history.reader.find(id)?.card).toEqual(card);
			expect(outbox.find(id)).toBeUndefined();
		}));

	it("[PREVIEW-3] stays as it is where nothing is found, or nobody answers", () =>
		withPreviews(async ({ say, previews, published, history, outbox, clock, alarm }) => {
			const first = await say("https://example.org/1");
			expect(previews.answer(first.id, nothing, 1)).toBe("taken");
			const second = await say("https://example.org/2");
			clock.now += COMMAND_DEADLINE_MS;
			await alarm();
			expect([first, second].map(({ id }) => history.reader.find(id))).toEqual(
				[first, second].map((message) => ({ ...message, clientId: undefined })),
			);
			expect([first, second].map(({ id }) => outbox.find(id))).toEqual([undefined, undefined]);
			expect(published).toEqual([]);
		}));

	it("[PREVIEW-1] is asked about again while no answer comes", () =>
		withPreviews(async ({ say, jobs, clock, alarm }) => {
			await say("https://example.org");
			clock.now += COMMAND_RESEND_MS;
			await alarm();
			expect(jobs).toHaveLength(2);
			expect(jobs[1]).toEqual(jobs[0]);
		}));

	it("[PREVIEW-4] whose link is edited loses the card, and an answer about the old link is late", () =>
		withPreviews(async ({ say, edit, previews, jobs, history }) => {
			const message = await say("https://example.org/old");
			previews.answer(message.id, found, 1);
			const edited = await edit(message, "https://example.org/new");
			expect(edited.card).toBeUndefined();
			expect(jobs.at(-1)).toMatchObject({ attempt: 2, command: { args: "https://example.org/new" } });
			expect(previews.answer(message.id, found, 1)).toBe("late");
			expect(previews.answer(message.id, found, 2)).toBe("taken");
			expect(history.reader.find(message.id)).toMatchObject({ text: "https://example.org/new", card });
		}));

	it("[PREVIEW-4] that is taken away is asked about no more", () =>
		withPreviews(async ({ say, history, outbox, jobs, clock, alarm }) => {
			const { id } = await say("https://example.org");
			history.remove(id, clock.now);
			clock.now += COMMAND_RESEND_MS;
			await alarm();
			expect(jobs).toHaveLength(1);
			expect(outbox.find(id)).toBeUndefined();
		}));
});

it("[PREVIEW-1] nothing is looked up where the operator has not turned it on", () =>
	withPreviews(async ({ say, jobs, outbox }) => {
		const { id } = await say("https://example.org");
		expect(jobs).toEqual([]);
		expect(outbox.find(id)).toBeUndefined();
	}, false));

describe("in a room whose operator has turned it on", () => {
	beforeAll(() => void Object.assign(env, { LINK_PREVIEWS: "look-up" }));
	afterAll(() => void Object.assign(env, { LINK_PREVIEWS: "" }));

	it("[PREVIEW-2] everybody sees the card come, also after the room was out of memory, and who asked /look-up asked a command", async () => {
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		const id = await ana.say("https://example.org");
		await evictDurableObject(room);
		expect(await room.answer(id, found, 1)).toBe("taken");
		expect(await ben.message("the card", (message) => message.card !== undefined)).toMatchObject({ id, rev: 2, author: ANA, card });
		expect(await room.answer(99, found, 1)).toBe("unknown");
		const edited = await ana.ask({ type: "edit", message: id, text: "no link any more" });
		expect(edited).toMatchObject({ type: "ok" });
		expect((await stored(room))[0]?.card).toBeUndefined();
		await closeAll(ana, ben);
	});
});
