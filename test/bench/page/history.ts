/** What was said in a room, as an import takes it: many people, short and long texts, some Markdown, some reactions. */
import type { Message, Room } from "../../../src/protocol/message.ts";

const PEOPLE = 40;
const TEXTS = [
	"Morning!",
	"Has anybody seen the key of the shed? It is not where it should be, and the delivery comes at ten.",
	"I *think* Pat had it **yesterday** — see https://example.com/sheds for the list.",
	"ok",
	"Then we should really get a second one. I can ask at the shop on Monday, it is on my way, and it costs next to nothing there.",
	"```ts\nexport function total(prices: number[]): number {\n\treturn prices.reduce((sum, price) => sum + price, 0);\n}\n```",
	"> Then we should really get a second one.\nYes please.",
	"مرحبا! متى نسقي الطماطم؟",
	"- tomatoes\n- beans\n- the new bed by the wall",
	"👍",
];
const EVERY_MS = 70_000;

/** The lines, as text: the room's, and those of so many messages, the last of which was said a moment ago. */
export function ndjson(slug: string, title: string, messages: number): string {
	const start = Date.now() - messages * EVERY_MS - 1_000;
	const room: Room = { slug, title, topic: "", visibility: "public", slowMode: 0, createdAt: start };
	const lines: object[] = [room];
	for (let id = 1; id <= messages; id++) lines.push(messageOf(id, start));
	return lines.map((line) => JSON.stringify(line)).join("\n");
}

function messageOf(id: number, start: number): Message {
	// Some say several things in a row.
	const person = Math.floor((id * 7) / 20) % PEOPLE;
	return {
		id,
		rev: id,
		at: start + id * EVERY_MS,
		author: { id: `person-${person}`, name: `Person ${person}`, kind: "account" },
		text: `${TEXTS[(id * 13) % TEXTS.length]}`,
		...(id % 9 === 0 ? { reactions: { "🎉": ["person-1", "person-2"], "👍": ["person-3"] } } : {}),
	};
}
