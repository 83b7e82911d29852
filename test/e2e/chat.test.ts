/** The whole walk with scripted people: two Workers, real sockets, the queue, and the bot with a provider that the test plays. */
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { PageReply } from "../../src/protocol/api.ts";
import { Person } from "../support/person.ts";
import { sharedServer } from "../support/stage.ts";

const server = sharedServer();

const person = (name: string) => Person.signIn(server.url, name);
const newRoom = async () => (await person("Founder")).openRoom("Terrace");

describe("two people in a room", () => {
	let slug: string;
	beforeAll(async () => {
		slug = await newRoom();
	});

	it("[ORDER-1] see each other's messages in the same order, each once", async () => {
		const ana = await (await person("Ana")).enter(slug);
		const ben = await (await person("Ben")).enter(slug);
		const said = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? ana : ben).say(`line ${i}`));
		const ids = await Promise.all(said);
		const last = Math.max(...ids);
		for (const who of [ana, ben]) await who.message("the last line", ({ id }) => id === last);
		const heard = (who: typeof ana) => who.shown.filter(({ text }) => text?.startsWith("line ")).map(({ text }) => text);
		expect(heard(ben)).toEqual(heard(ana));
		expect(new Set(heard(ana)).size).toBe(40);
		await Promise.all([ana.close(), ben.close()]);
	});

	it("[CMD-1] ask for a quote, and both see it pending and then answered, as one message", async () => {
		const ana = await (await person("Ana")).enter(slug);
		const ben = await (await person("Ben")).enter(slug);
		const id = await ana.say("/stock=AAPL");
		const pending = await ben.message("the pending command", (message) => message.id === id);
		expect(pending).toMatchObject({
			author: { id: "bot:stock", kind: "bot" },
			command: { args: "AAPL", status: "pending", by: { name: "Ana" } },
		});
		const answered = await ben.message("the answer", (message) => message.id === id && message.command?.status === "answered");
		expect(answered.text).toMatch(/^AAPL quote is \$[\d.,]+ per share/);
		expect(answered.card?.rows.length).toBeGreaterThan(1);
		await Promise.all([ana.close(), ben.close()]);
	});

	it("[CMD-5] are told of a command that no bot has, and nobody else is", async () => {
		const ana = await (await person("Ana")).enter(slug);
		const ben = await (await person("Ben")).enter(slug);
		await ana.until("the commands to be announced", () => ana.shown.some(({ command }) => command?.status === "answered"));
		const answer = await ana.ask({ type: "send", text: "/nothing=here" });
		expect(answer).toMatchObject({ type: "error", code: "unknown_command" });
		await ana.say("after it");
		await ben.message("what came after", ({ text }) => text === "after it");
		expect(ben.shown.some(({ command }) => command?.name === "nothing")).toBe(false);
		await Promise.all([ana.close(), ben.close()]);
	});
});

it.each([
	{},
	{ Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==" },
])("[HTTP-10] [abuse] a site whose name leads to this machine gets no answer from the chat, with headers %o", async (more) => {
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		const headers = { Host: "evil.example", Origin: "http://evil.example", ...more };
		get(`${server.url}/api/rooms/lobby/socket`, { headers }, resolve).on("error", reject);
	});
	expect(answer.statusCode).toBe(403);
	expect(await text(answer)).toMatch(/foreign_host.*HOSTS/);
});

describe("an object that is evicted", () => {
	it("between any two messages loses and doubles nothing, and its sockets sleep on", async () => {
		const slug = await newRoom();
		const ana = await (await person("Ana")).enter(slug);
		const ben = await (await person("Ben")).enter(slug);
		for (let i = 0; i < 6; i++) {
			await (i % 2 === 0 ? ana : ben).say(`evicted ${i}`);
			await server.evictRoom(slug);
		}
		await ana.message("the last one", ({ text }) => text === "evicted 5");
		for (const who of [ana, ben]) {
			await who.message("the last one", ({ text }) => text === "evicted 5");
			const texts = who.shown.filter(({ text }) => text?.startsWith("evicted")).map(({ text }) => text);
			expect(texts).toEqual(["evicted 0", "evicted 1", "evicted 2", "evicted 3", "evicted 4", "evicted 5"]);
		}
		await ana.close();
		await ben.next("presence", ({ left }) => left.length === 1, "Ana's leaving");
		await ben.close();
	});

	it("[SINCE-1] and whose sockets close gives what was missed to who comes back", async () => {
		const anaPerson = await person("Ana");
		const slug = await newRoom();
		const ana = await anaPerson.enter(slug);
		await ana.say("before");
		const { rev } = await ana.message("it", ({ text }) => text === "before");
		await server.evictRoom(slug, "close");
		await ana.closing();
		const ben = await (await person("Ben")).enter(slug);
		await ben.say("meanwhile");
		const back = await anaPerson.enter(slug, rev);
		const welcome = await back.welcome();
		expect(welcome.reset).toBe(false);
		expect(welcome.messages.map(({ text }) => text)).toEqual(["meanwhile"]);
		await Promise.all([back.close(), ben.close()]);
	});
});

it("60 people in 3 rooms at once all see their room's history, and are gone when they leave", async () => {
	const founder = await person("Founder");
	const rooms = await Promise.all(["Alpha", "Beta", "Gamma"].map((title) => founder.openRoom(title)));
	const people = await Promise.all(Array.from({ length: 60 }, (_, i) => person(`P${i}`)));
	const connections = await Promise.all(people.map((who, i) => who.enter(rooms[i % 3])));
	await Promise.all(
		connections.map(async (connection, i) => {
			for (let n = 0; n < 5; n++) await connection.say(`${i}/${n}`);
		}),
	);
	for (const [r, slug] of rooms.entries()) {
		const { body } = await founder.call("GET", `/api/rooms/${slug}/messages?limit=100`);
		const { messages } = v.parse(PageReply, body);
		expect(messages).toHaveLength(100);
		for (const [i, connection] of connections.entries()) {
			if (i % 3 !== r) continue;
			await connection.until(
				`all 100 messages of ${slug}`,
				() => connection.all("messages").flatMap(({ messages }) => messages).length >= 100,
			);
			expect(
				connection
					.all("messages")
					.flatMap(({ messages }) => messages)
					.map(({ id }) => id),
			).toEqual(messages.map(({ id }) => id));
		}
	}
	const [watcher, ...others] = connections;
	await Promise.all(others.map((connection) => connection.close()));
	await watcher?.next("presence", ({ count }) => count === 1, "everybody else to be gone");
	await watcher?.close();
});
