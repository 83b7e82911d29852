/**
 * `npm run bench:search`: a room of 1,000,000 messages (`-- --messages N` for another number) is indexed and searched, in the
 * runtime that it will run in. What is measured is the time inside the object, which does nothing else meanwhile.
 */
import { parseArgs } from "node:util";
import * as v from "valibot";
import { INDEX_EVERY } from "../../src/protocol/limits.ts";
import { startForked } from "./servers.ts";

const SAID_AT_A_TIME = 5_000;
const TIMES = 50;
const DELETED = 40;
const QUERIES = {
	"a rare word": "zymurgy",
	"a usual word": "the",
	"a usual prefix": "co",
	"a part of words": "rction",
	"several words": "the kitchen table",
	"a phrase": '"on the kitchen table"',
	"a phrase that is nowhere": '"table kitchen the on"',
	"nothing, of usual parts": "theverconing",
	"a Chinese character": "会",
	"four of them": "会議は十",
	"from: one who says much": 'from:"Person 0"',
	"from: one who says little": 'from:"Person 200"',
	"from: little, and a usual word": 'from:"Person 200" the',
	"has:link": "has:link",
	"a day": "after:1970-06-01 before:1970-06-03",
	"a rare word before a day": "zymurgy before:1970-06-03",
};
const Timed = v.object({ ms: v.number() });
const Searched = v.object({ found: v.number(), hasMore: v.boolean(), first: v.number(), mean: v.number() });

const { values } = parseArgs({ options: { messages: { type: "string", default: "1000000" } } });
const messages = Number(values.messages);
const library = await startForked("workerd.ts", "library.ts");

async function ask<Schema extends v.GenericSchema>(schema: Schema, path: string, query: Record<string, string> = {}) {
	const response = await fetch(`${library.url}/${path}?${new URLSearchParams(query)}`);
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	return v.parse(schema, await response.json());
}

const bytes = async () => (await ask(v.object({ bytes: v.number() }), "size")).bytes;

/** Does the same again and again. */
async function repeat(times: number, path: string, query: (n: number) => Record<string, string>) {
	const ms: number[] = [];
	for (let n = 0; n < times; n++) ms.push((await ask(Timed, path, query(n))).ms);
	return { sum: ms.reduce((a, b) => a + b, 0), max: Math.max(...ms) };
}

try {
	const said = await repeat(messages / SAID_AT_A_TIME, "say", () => ({ count: String(SAID_AT_A_TIME) }));
	const saidBytes = await bytes();
	const indexed = await repeat(messages / INDEX_EVERY, "index", () => ({}));
	const indexBytes = (await bytes()) - saidBytes;
	console.table({
		"said, µs per message": (said.sum * 1_000) / messages,
		"indexed, µs per message": (indexed.sum * 1_000) / messages,
		[`the slowest ${INDEX_EVERY}, ms`]: indexed.max,
		"bytes per message": saidBytes / messages,
		"bytes of the index per message": indexBytes / messages,
	});
	const searched: Record<string, v.InferOutput<typeof Searched>> = {};
	for (const [what, q] of Object.entries(QUERIES)) searched[what] = await ask(Searched, "search", { q, count: String(TIMES) });
	console.table(searched);
	const step = Math.floor(messages / DELETED);
	const deleted = await repeat(DELETED, "delete", (n) => ({ count: String((n + 1) * step - 1) }));
	console.table({ "taken away, ms each": deleted.sum / DELETED, "the slowest, ms": deleted.max });
} finally {
	await library.stop();
}
