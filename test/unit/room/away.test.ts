/** Who was away ends with the same view as who stayed, message by message, as the page keeps it. */
import { expect, it } from "vitest";
import { applyFrame, EMPTY, merge, type Timeline } from "../../../src/client/timeline.ts";
import { CATCH_UP_MAX } from "../../../src/protocol/limits.ts";
import type { Message } from "../../../src/protocol/message.ts";
import { Random } from "../../chaos/random.ts";
import type { Client } from "../support/client.ts";
import { announce, closeAll, enter, FOUNDER, given, guest, openRoom, type RoomStub, visitor } from "../support/room.ts";

/** What one person may do in a row without being held back. */
const IN_A_ROW = 9;
const EMOJI = ["👍", "🎉", "❤️"];

/** What the page has made of all that came so far. */
const viewOf = ({ frames }: Client, before: Timeline = EMPTY): Timeline => frames.reduce(applyFrame, before);

/** Does something at random, as somebody in the room; whether it was a new message. */
async function act(room: RoomStub, client: Client, random: Random, own: number[], all: number[], newShare: number): Promise<void> {
	const mine = random.pick(own);
	const target = random.pick(all);
	const dice = random.next();
	if (target === undefined || mine === undefined || dice < newShare) {
		const text = random.next() < 0.1 ? `/stock=${all.length}` : `message ${all.length}`;
		const answer = await client.ask({ type: "send", text, ...(target === undefined ? {} : { replyTo: target }) });
		if (answer.type === "error" || answer.message === undefined) throw new Error(`not sent: ${JSON.stringify(answer)}`);
		own.push(answer.message);
		all.push(answer.message);
		return;
	}
	const act = random.between(1, 10);
	// What was taken away, or belongs to a bot, refuses most of it; that is a change less, and no harm.
	if (act <= 3) await client.ask({ type: "edit", message: mine, text: `edited ${random.next()}` });
	else if (act <= 4) await client.ask({ type: "delete", message: mine });
	else if (act <= 8) await client.ask({ type: "react", message: target, emoji: random.pick(EMOJI), on: random.next() < 0.7 });
	else await room.answer(target, { ok: true, text: `answer ${random.next()}` });
}

it.each([
	{ what: "few enough to be told", changes: 300, newShare: 0.45, reset: false },
	{ what: "more than are told", changes: CATCH_UP_MAX + 200, newShare: 0.85, reset: true },
])("[SINCE-1] [SINCE-2] after mixed changes, $what", async ({ changes, newShare, reset }) => {
	await announce("stock");
	const room = await openRoom();
	const random = new Random(changes);
	const [stays, leaves] = [await enter(room, guest("Stays")), await enter(room, guest("Leaves"))];
	const all: number[] = [];
	const speak = async (name: string, times: number) => {
		const client = await enter(room, guest(name));
		const own: number[] = [];
		for (let n = 0; n < times; n++) await act(room, client, random, own, all, newShare);
		await closeAll(client);
	};
	for (let n = 0; n < 3; n++) await speak(`Before ${n}`, IN_A_ROW);
	const { rev } = viewOf(leaves);
	const last = viewOf(leaves);
	await closeAll(leaves);

	for (let n = 0; n * IN_A_ROW < changes; n++) await speak(`Meanwhile ${n}`, IN_A_ROW);
	const returns = await enter(room, guest("Leaves"), rev);
	const welcome = await returns.welcome();
	expect(welcome.reset).toBe(reset);
	// Both go on, and hear the same.
	await speak("After", IN_A_ROW);
	const newest = given(await room.page(visitor(FOUNDER), { limit: 1 })).messages.at(-1)?.id;
	for (const client of [stays, returns]) {
		await client.until(`message ${newest}`, () => viewOf(client, client === returns ? last : EMPTY).messages.at(-1)?.id === newest);
	}

	let back = viewOf(returns, last);
	while (back.hasOlder) {
		const page = given(await room.page(visitor(guest("Leaves")), { before: back.messages[0]?.id ?? 0, limit: 100 }));
		back = { ...back, messages: merge(back.messages, page.messages), hasOlder: page.more.before };
	}
	const stayed = viewOf(stays);
	expect(stayed.hasGap || back.hasGap).toBe(false);
	expect(stayed.messages.length).toBe(all.length);
	expect(kindsIn(stayed.messages), "the changes were mixed").toEqual(["answered", "deleted", "edited", "reacted", "replied"]);
	expect(back.rev).toBe(stayed.rev);
	expect(back.messages).toEqual(stayed.messages);
	await closeAll(stays, returns);
});

/** What happened to at least one of the messages. */
function kindsIn(messages: readonly Message[]): string[] {
	return Object.entries({
		answered: messages.some(({ command }) => command?.status === "answered"),
		deleted: messages.some(({ deletedAt }) => deletedAt !== undefined),
		edited: messages.some(({ editedAt }) => editedAt !== undefined),
		reacted: messages.some(({ reactions }) => reactions !== undefined),
		replied: messages.some(({ replyTo }) => replyTo !== undefined),
	}).flatMap(([kind, isThere]) => (isThere ? [kind] : []));
}
