/** The bot and its provider under every kind of trouble, while people go on talking. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "../support/connection.ts";
import { itInFull } from "../support/full.ts";
import { Person } from "../support/person.ts";
import { answering, type Behaviour, quoted, startProvider } from "../support/provider.ts";
import { type Server, startServer } from "../support/server.ts";

const FINAL_WAIT_MS = 50_000;

let server: Server;
let provider: Awaited<ReturnType<typeof startProvider>>;
const open: Connection[] = [];

beforeAll(async () => {
	provider = await startProvider(quoted);
	server = await startServer({ botVars: { STOCK_PROVIDERS: "yahoo", YAHOO_URL: provider.url } });
});
afterEach(async () => {
	await Promise.all(open.splice(0).map((connection) => connection.close()));
	provider.behave(quoted);
});
afterAll(async () => {
	await server.close();
	await provider[Symbol.asyncDispose]();
});

async function enter(name: string): Promise<Connection> {
	const connection = await (await Person.signIn(server.url, name)).enter();
	open.push(connection);
	return connection;
}

const ended = (connection: Connection, id: number) =>
	connection.message("the command's end", (message) => message.id === id && message.command?.status !== "pending", FINAL_WAIT_MS);

// The first, since no other may have asked.
it("[CMD-6] the bots' commands are listed before anybody has asked for one", async () => {
	const ana = await Person.signIn(server.url, "Ana");
	const connection = await ana.enter();
	let names: unknown;
	const poll = setInterval(async () => {
		names = JSON.stringify((await ana.call("GET", "/api/commands")).body);
		connection.send("ping");
	}, 200);
	await connection.until("the bot to announce itself", () => String(names).includes('"stock"'));
	clearInterval(poll);
	expect(connection.shown).toEqual([]);
	await connection.close();
});

it("a quote is $332.89 per share, with its card", async () => {
	const ana = await enter("Ana");
	const message = await ended(ana, await ana.say("/stock=AAPL"));
	expect(message.text).toBe("AAPL quote is $332.89 per share");
	expect(message.card?.rows.find(({ label }) => label === "Change")?.value).toContain("▼");
	expect(message.card?.series?.values).toEqual([336.07, 335.39, 332.89]);
});

it("the same question of ten people at once is asked of the provider once", async () => {
	const ana = await enter("Ana");
	const before = provider.asked.length;
	const ids = await Promise.all(Array.from({ length: 10 }, () => ana.say("/stock=TWIN")));
	await Promise.all(ids.map((id) => ended(ana, id)));
	expect(provider.asked.slice(before)).toEqual(["TWIN"]);
});

describe("what can be said for certain is said at once", () => {
	const notFound = answering(404, '{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found"}}}', {
		"Content-Type": "application/json",
	});
	it.each([
		{ what: "a symbol that nobody knows", behaviour: notFound, text: "/stock=NOSUCH", code: "not_found" },
		{ what: "no symbol", behaviour: quoted, text: "/stock=", code: "bad_args" },
		{ what: "a hostile symbol", behaviour: quoted, text: "/stock=../../etc", code: "bad_args" },
	])("$what", async ({ behaviour, text, code }) => {
		provider.behave(behaviour);
		const ana = await enter("Ana");
		const message = await ended(ana, await ana.say(text));
		expect(message.command).toMatchObject({ status: "failed", code });
		expect(message.text?.length).toBeGreaterThan(10);
	});
});

describe("trouble that passes: the chat does not notice, and the answer comes late", () => {
	const trouble: { what: string; symbol: string; behaviour: Behaviour }[] = [
		{ what: "500", symbol: "AAA", behaviour: answering(500, "oops") },
	];
	const further: typeof trouble = [
		{ what: "nothing at all", symbol: "DDD", behaviour: () => {} },
		{ what: "HTML where JSON was due", symbol: "BBB", behaviour: answering(200, "<!doctype html><p>Please accept our cookies") },
		{ what: "garbage", symbol: "CCC", behaviour: answering(200, '{"chart":{"res') },
	];
	const lateAnswer = async ({ symbol, behaviour }: (typeof trouble)[number]) => {
		provider.behave(behaviour);
		const ana = await enter("Ana");
		const ben = await enter("Ben");
		const id = await ana.say(`/stock=${symbol}`);
		await provider.untilAsked(symbol);
		await ben.say(`meanwhile ${symbol}`);
		await ana.message("what Ben said meanwhile", ({ text }) => text === `meanwhile ${symbol}`);
		expect(ana.shown.filter((message) => message.id === id).at(-1)?.command?.status).toBe("pending");
		provider.behave(quoted);
		expect((await ended(ana, id)).command?.status).toBe("answered");
		expect(ana.shown.filter((message) => message.id === id && message.command?.status !== "pending")).toHaveLength(1);
	};
	it.each(trouble)("$what", lateAnswer);
	itInFull.each(further)("$what", lateAnswer);
});

it("a job that is none is put aside with a log line, and the jobs beside it are answered", async () => {
	const ana = await enter("Ana");
	await server.sendToQueue({ hello: "world" });
	await server.sendToQueue("nonsense");
	const message = await ended(ana, await ana.say("/stock=NEXT"));
	expect(message.command?.status).toBe("answered");
});
