/** Filling a room with the messages of another. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ImportReply } from "../../../src/protocol/api.ts";
import { IMPORT_BATCH, IMPORT_LINE_MAX_BYTES, IMPORT_MAX_BYTES, IMPORT_STALE_MS } from "../../../src/protocol/limits.ts";
import { Room } from "../../../src/room/room.ts";
import { type Actor, newActor, newGuest, wordFor } from "../support/cast.ts";
import { Client } from "../support/client.ts";
import { CROWD, MIRA, NOOR, PAT, writeEverything } from "../support/everything.ts";
import { call, read, refused } from "../support/http.ts";
import { given, type RoomStub, roomInfo, seed, stored } from "../support/room.ts";

let imke: Actor;
let made = 0;

beforeAll(async () => {
	imke = await newActor("Imke");
});
afterEach(() => {
	vi.useRealTimers();
});

interface Place {
	slug: string;
	room: RoomStub;
}

/** An empty room of Imke's. */
async function place(more: object = {}): Promise<Place> {
	const slug = `import-${++made}`;
	const room = env.ROOMS.getByName(slug);
	await room.create({ ...roomInfo(slug), ...more }, [{ user: imke.user, role: "owner" }]);
	return { slug, room };
}

const pour = ({ slug }: Place, raw: BodyInit, { token } = imke) => call("POST", `/api/rooms/${slug}/import`, { token, raw });
const taken = async (where: Place, raw: BodyInit) => read(await pour(where, raw), 200, ImportReply);
const exported = async ({ slug }: Place) => (await call("GET", `/api/rooms/${slug}/export`, { token: imke.token })).text();

type Line = Record<string, unknown>;
const ROOM: Line = { ...roomInfo("elsewhere") };
/** A message as a file has it. */
const said = (id: number, more: Line = {}): Line => ({ id, rev: id, at: id, author: PAT, text: `message ${id}`, ...more });
const file = (...lines: unknown[]) => lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");

/** All that a room has stored, table by table. What is in the index of its search is in tables too. */
async function dump({ room }: Place): Promise<Record<string, unknown[]>> {
	return runInDurableObject(room, (_, { storage: { sql } }) => {
		const tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND sql NOT LIKE '%VIRTUAL%'";
		const names = sql.exec<{ name: string }>(tables).toArray();
		return Object.fromEntries(names.map(({ name }) => [name, sql.exec(`SELECT * FROM "${name}"`).toArray()]));
	});
}

async function enter({ slug }: Place, { token, user } = imke): Promise<Client> {
	const client = new Client(await call("GET", `/api/rooms/${slug}/socket`, { token, headers: { Upgrade: "websocket" } }), user.name);
	await client.welcome();
	return client;
}

const refusedSocket = async ({ slug }: Place) => {
	const client = new Client(
		await call("GET", `/api/rooms/${slug}/socket`, { token: imke.token, headers: { Upgrade: "websocket" } }),
		"Imke",
	);
	return (await client.until("a close", () => client.closed)).code;
};

describe("an import of what was exported", () => {
	it("[IMPORT-3] gives the same messages, every one with everything that belongs to it", async () => {
		const from = await place();
		await seed(from.room, writeEverything);
		const taking = await exported(from);
		const to = await place({ title: "The new room" });
		const { room, messages } = await taken(to, taking);
		expect(messages).toBe(13);
		expect(room).toMatchObject({ slug: to.slug, title: "The new room" });
		const [, ...before] = taking.trimEnd().split("\n");
		const [, ...after] = (await exported(to)).trimEnd().split("\n");
		const expected = before.map((line) =>
			line.includes('"status":"pending"')
				? {
						...JSON.parse(line),
						text: "No answer came for /slow.",
						command: { ...JSON.parse(line).command, status: "failed", code: "gave_up" },
					}
				: JSON.parse(line),
		);
		expect(after.map((line) => JSON.parse(line))).toEqual(expected);
		const { reactions, reactionCounts } = (await stored(to.room)).find((one) => one.reactionCounts) ?? {};
		expect(reactionCounts).toEqual({ "🎉": CROWD.length });
		expect(reactions?.["👍"]).toEqual([MIRA.id, PAT.id]);
		// The copy of the copy is the copy.
		const again = await place();
		await taken(again, await exported(to));
		expect((await exported(again)).split("\n").slice(1)).toEqual((await exported(to)).split("\n").slice(1));
	});

	it("[IMPORT-3] counts on from the highest number, and is a room like any other", async () => {
		const where = await place();
		await taken(where, file(ROOM, said(3), said(7, { rev: 12 }), said(9)));
		const imkes = await enter(where);
		expect(imkes.all("welcome")[0]).toMatchObject({ rev: 12, reset: true, messages: [{ id: 3 }, { id: 7 }, { id: 9 }] });
		expect(await imkes.say("hello")).toBe(13);
		expect(await imkes.ask({ type: "react", message: 7, emoji: "👍", on: true })).toMatchObject({ type: "ok" });
		expect(await imkes.ask({ type: "send", text: "indeed", replyTo: 3 })).toMatchObject({ type: "ok", message: 15 });
		await imkes.close();
		await evictDurableObject(where.room);
		expect((await stored(where.room)).map(({ id, rev }) => [id, rev])).toEqual([
			[3, 3],
			[7, 14],
			[9, 9],
			[13, 13],
			[15, 15],
		]);
	});

	it("[IMPORT-3] leaves of files their names", async () => {
		const where = await place();
		const files = ["a.png", "b.txt"].map((name) => ({ id: name, name, type: "text/plain", size: 5 }));
		await taken(where, file(ROOM, said(1, { text: "", files }), said(2, { text: "see", files })));
		expect((await stored(where.room)).map(({ text, files }) => [text, files])).toEqual([
			["a.png\nb.txt", undefined],
			["see\na.png\nb.txt", undefined],
		]);
	});

	it("[IMPORT-3] brings a room that was swept for its age, with replies to what is not there any more", async () => {
		const where = await place();
		await taken(where, file(ROOM, said(500, { replyTo: 20 }), said(777, { replyTo: 500 })));
		expect((await stored(where.room)).map(({ replyTo }) => replyTo)).toEqual([20, 500]);
	});

	it("[IMPORT-6] says up to where it goes and who did it, is unread for nobody, and renames nobody", async () => {
		const where = await place();
		const imre = await newActor("Imre");
		for (const actor of [imke, imre]) await (await enter(where, actor)).close();
		const { room } = await taken(
			where,
			file(ROOM, said(4, { author: { ...imke.user, name: "Somebody" } }), said(8, { author: NOOR, mentions: ["imre"] })),
		);
		expect(room.importedTo).toBe(8);
		for (const actor of [imke, imre]) {
			const client = await enter(where, actor);
			expect(client.all("welcome")[0]).toMatchObject({ room: { importedTo: 8 }, you: { seen: 8, unread: { messages: 0, mentions: 0 } } });
			await client.close();
		}
		expect((await stored(where.room)).map(({ author }) => author)).toEqual([imke.user, NOOR]);
		const [entry] = given(await where.room.audit(imke.visitor, 1_000, 1));
		expect(entry).toMatchObject({ act: "import", actor: imke.user, detail: "2" });
		await evictDurableObject(where.room);
		expect(given(await where.room.view(imke.visitor)).room.importedTo).toBe(8);
	});

	it("[IMPORT-1] may have nothing but the room, and then changes nothing", async () => {
		const where = await place();
		expect(await taken(where, file(ROOM))).toEqual({ room: roomInfo(where.slug), messages: 0 });
		expect((await taken(where, file("", ROOM, "  ", said(1), ""))).messages).toBe(1);
	});

	it("[IMPORT-3] comes whole however the bytes are cut", async () => {
		const where = await place();
		const text = file(ROOM, said(1, { text: "👩‍👩‍👧‍👦 ردّ" }), said(2));
		const bytes = new TextEncoder().encode(`\ufeff${text}\r\n`);
		let at = 0;
		const stream = new ReadableStream({
			pull(controller) {
				if (at === bytes.length) controller.close();
				else controller.enqueue(bytes.subarray(at, ++at));
			},
		});
		expect((await taken(where, stream)).messages).toBe(2);
		expect((await stored(where.room))[0]?.text).toBe("👩‍👩‍👧‍👦 ردّ");
	});

	it("[IMPORT-3] brings thousands of messages", async () => {
		const where = await place();
		const lines = Array.from({ length: 5_000 }, (_, n) => said(n + 1));
		expect((await taken(where, file(ROOM, ...lines))).messages).toBe(5_000);
		expect((await exported(where)).split("\n")).toHaveLength(5_002);
	});
});

describe("a file that is wrong", () => {
	const bot = { id: "bot:stock", name: "stock", kind: "bot" };
	const asked = { name: "stock", args: "", by: PAT, status: "answered" };
	const tomorrow = 86_400_000 + Date.now();
	const CASES: [string, number, RegExp, ...unknown[]][] = [
		["empty", 1, /no room/],
		["of blanks", 1, /no room/, "", "   "],
		["without a room", 1, /not valid|not a room/, said(1), said(2)],
		["whose room has no address", 1, /slug/, { ...ROOM, slug: 7 }, said(1)],
		["whose room has an address that cannot be", 1, /address/, { ...ROOM, slug: "No Slug" }, said(1)],
		["whose room is of a wrong shape", 1, /slowMode/, { ...ROOM, slowMode: "off" }, said(1)],
		["with the room twice", 3, /"id"/, ROOM, said(1), ROOM],
		["that is no JSON", 1, /not JSON/, "hello"],
		["that is cut off", 3, /cut off/, ROOM, said(1), JSON.stringify(said(2)).slice(0, -9)],
		["with an array", 2, /"id"/, ROOM, []],
		["with null", 2, /not a message/, ROOM, null],
		["with a number", 2, /not a message/, ROOM, 7],
		["without an id", 2, /"id"/, ROOM, said(1, { id: undefined })],
		["with an id of a text", 2, /"id"/, ROOM, said(1, { id: "1" })],
		["with an id below 1", 2, /"id"/, ROOM, said(0)],
		["with an id of parts", 2, /"id"/, ROOM, said(1.5)],
		["with an id beyond all numbers", 2, /"id"/, ROOM, said(Number.MAX_SAFE_INTEGER)],
		["with an id twice", 3, /above.*which is 5/, ROOM, said(5), said(5)],
		["with ids that go back", 4, /above.*which is 6/, ROOM, said(5), said(6), said(2)],
		["with a rev below its id", 2, /"rev"/, ROOM, said(5, { rev: 4 })],
		["with a rev twice", 3, /number 9/, ROOM, said(5, { rev: 9 }), said(6, { rev: 9 })],
		["with a rev that is a later id", 3, /number 9/, ROOM, said(5, { rev: 9 }), said(9)],
		["without a time", 2, /"at"/, ROOM, said(1, { at: undefined })],
		["with a time to come", 2, /"at"/, ROOM, said(1, { at: tomorrow })],
		["with a time before all", 2, /"at"/, ROOM, said(1, { at: -1 })],
		["edited in a time to come", 2, /"editedAt"/, ROOM, said(1, { editedAt: tomorrow })],
		["with a reply to itself", 2, /"replyTo"/, ROOM, said(5, { replyTo: 5 })],
		["with a reply to what comes later", 2, /"replyTo"/, ROOM, said(5, { replyTo: 6 }), said(6)],
		["with a reply to nothing", 4, /"replyTo"/, ROOM, said(1), said(5), said(9, { replyTo: 3 })],
		["by nobody", 2, /"author"/, ROOM, said(1, { author: undefined })],
		["by somebody of no kind", 2, /"author/, ROOM, said(1, { author: { ...PAT, kind: "god" } })],
		["by a guest whose id is an account's", 2, /"author\.id".*guest/, ROOM, said(1, { author: { ...PAT, id: "imke" } })],
		["by an account whose id is a guest's", 2, /"author\.id".*handle/, ROOM, said(1, { author: { ...MIRA, id: "~mira" } })],
		["by an account whose id is no handle", 2, /"author\.id".*handle/, ROOM, said(1, { author: { ...MIRA, id: "Mira O." } })],
		["by an account that could not be", 2, /"author\.id".*handle/, ROOM, said(1, { author: { ...MIRA, id: "admin" } })],
		["by an account in capitals", 2, /"author\.id".*handle/, ROOM, said(1, { author: { ...MIRA, id: "MIRA" } })],
		["by an account that is a bot", 2, /"author\.id".*handle/, ROOM, said(1, { author: { ...MIRA, id: "bot:stock" } })],
		["by a bot whose id is an account's", 2, /bot's id/, ROOM, said(1, { author: { ...bot, id: "mira" }, command: asked })],
		["by a bot of another name", 2, /bot's id/, ROOM, said(1, { author: { ...bot, name: "stocks" }, command: asked })],
		["by a bot that nobody asked", 2, /bot's/, ROOM, said(1, { author: bot })],
		["by a person, with a command", 2, /bot's/, ROOM, said(1, { command: asked })],
		["by a bot that is another's", 2, /bot's/, ROOM, said(1, { author: bot, command: { ...asked, name: "weather" } })],
		["asked by a bot", 2, /"command\.by/, ROOM, said(1, { author: bot, command: { ...asked, by: bot } })],
		["with an answer that failed without a code", 2, /code/, ROOM, said(1, { author: bot, command: { ...asked, status: "failed" } })],
		["by somebody without a name", 2, /"author\.name"/, ROOM, said(1, { author: { ...PAT, name: " " } })],
		["by somebody with a hidden name", 2, /"author\.name"/, ROOM, said(1, { author: { ...PAT, name: "P\u202eat" } })],
		["with a text too long", 2, /4000 characters/, ROOM, said(1, { text: "😀".repeat(4_001) })],
		["with nothing to see", 2, /nothing to see/, ROOM, said(1, { text: "\u200b \n" })],
		["with no text that was not taken away", 2, /null/, ROOM, said(1, { text: null })],
		["with a text that was taken away", 2, /null/, ROOM, said(1, { deletedAt: 5 })],
		["taken away with reactions left", 2, /left/, ROOM, said(1, { text: null, deletedAt: 5, reactions: { "👍": ["mira"] } })],
		["with a reaction that is a paragraph", 2, /emoji/, ROOM, said(1, { reactions: { "I like it": ["mira"] } })],
		["with a reaction written another way", 2, /emoji/, ROOM, said(1, { reactions: { "❤": ["mira"] } })],
		[
			"with 21 kinds of reactions",
			2,
			/20 kinds/,
			ROOM,
			said(1, { reactions: Object.fromEntries(twentyOne().map((emoji) => [emoji, ["mira"]])) }),
		],
		["with a reaction twice", 2, /once/, ROOM, said(1, { reactions: { "👍": ["mira", "mira"] } })],
		["with a reaction of nobody", 2, /reacted/, ROOM, said(1, { reactions: { "👍": [] } })],
		["with a reaction of a bot", 2, /nobody's id/, ROOM, said(1, { reactions: { "👍": ["bot:stock"] } })],
		["with a mention of a word", 2, /mention/, ROOM, said(1, { mentions: ["two words"] })],
		[
			"with a card that leads to a script",
			2,
			/"card/,
			ROOM,
			said(1, { card: { title: "x", url: "javascript:alert(1)", rows: [], source: "x", asOf: 0 } }),
		],
		["with somebody's client id", 2, /clientId/, ROOM, said(1, { clientId: "c" })],
		["with what is not known here", 2, /poll/, ROOM, said(1, { poll: ["yes", "no"] })],
		[
			"with names of another kind of object",
			2,
			/__proto__|not valid|not a message/,
			ROOM,
			JSON.stringify(said(1)).replace("{", '{"__proto__":{"id":1},'),
		],
	];

	it.each(CASES)("[IMPORT-4] %s is refused at line %i, and leaves the room as it was", async (_, line, what, ...lines) => {
		const where = await place();
		const before = await dump(where);
		const { detail } = await refused(await pour(where, file(...lines)), "invalid");
		expect(detail).toMatch(new RegExp(`^Line ${line}: `));
		expect(detail).toMatch(what);
		expect(await dump(where)).toEqual(before);
		expect((await taken(where, file(ROOM, said(1)))).messages).toBe(1);
	});

	it("[IMPORT-4] is refused after thousands of good lines, of which nothing is left", async () => {
		const where = await place();
		const before = await dump(where);
		const good = Array.from({ length: 3 * IMPORT_BATCH }, (_, n) =>
			said(n + 1, { author: { ...PAT, id: `~p${n}` }, reactions: { "👍": ["mira"] } }),
		);
		const { detail } = await refused(await pour(where, file(ROOM, ...good, said(1))), "invalid");
		expect(detail).toMatch(`Line ${3 * IMPORT_BATCH + 2}: `);
		expect(await dump(where)).toEqual(before);
	});

	it("[IMPORT-4] is read to its end, so that a browser that still sends it hears the answer", async () => {
		const where = await place();
		const chunks = [file(ROOM), "\nhello\n", ...Array.from({ length: 50 }, () => "x".repeat(10_000))];
		let isRead = false;
		const body = new ReadableStream({
			pull(controller) {
				const chunk = chunks.shift();
				isRead = chunk === undefined;
				if (chunk === undefined) controller.close();
				else controller.enqueue(new TextEncoder().encode(chunk));
			},
		});
		expect((await refused(await pour(where, body), "invalid")).detail).toMatch(/^Line 2: /);
		expect(isRead).toBe(true);
	});

	it("[IMPORT-4] that is not UTF-8 is refused", async () => {
		const where = await place();
		const bytes = new TextEncoder().encode(file(ROOM, said(1)));
		bytes[bytes.length - 5] = 0xff;
		expect((await refused(await pour(where, bytes), "invalid")).detail).toMatch(/^Line 2: .*UTF-8/);
	});

	it("[IMPORT-2] of a line too long, too many bytes or too many messages is refused", async () => {
		const where = await place();
		const before = await dump(where);
		const long = file(ROOM, said(1), "x".repeat(IMPORT_LINE_MAX_BYTES + 1));
		expect((await refused(await pour(where, long), "too_large")).detail).toMatch(/^Line 3: /);
		const declared = await call("POST", `/api/rooms/${where.slug}/import`, {
			token: imke.token,
			raw: "x",
			headers: { "Content-Length": String(IMPORT_MAX_BYTES + 1) },
		});
		await refused(declared, "too_large");
		expect(await dump(where)).toEqual(before);
	});
});

describe("an import", () => {
	it("[IMPORT-1] is for an owner with an account, into a room where nothing was ever said", async () => {
		const where = await place();
		const [guest, moderator, member] = [await newGuest("Gus"), await newActor("Imran"), await newActor("Imani")];
		given(await where.room.setMember(imke.visitor, (await joined(where, moderator)).user.id, { role: "moderator" }));
		const lines = file(ROOM, said(1));
		for (const actor of [guest, moderator, member]) expect(await wordFor(await pour(where, lines, actor))).toBe("not_allowed");
		const own = { slug: "own", room: env.ROOMS.getByName("own") };
		await own.room.create(roomInfo("own"), [{ user: guest.user, role: "owner" }]);
		expect(await wordFor(await pour(own, lines, guest))).toBe("account_needed");
		expect((await taken(where, lines)).messages).toBe(1);
		const after = await dump(where);
		await refused(await pour(where, lines), "not_empty");
		await refused(await pour(where, "garbage"), "not_empty");
		expect(await dump(where)).toEqual(after);
	});

	it("[IMPORT-1] is not taken where all that was said was taken away, and none where a room is not", async () => {
		const where = await place();
		await seed(where.room, (history) => {
			history.append({ sender: PAT, clientId: "c", text: "x" }, 1);
			history.remove(1, 2);
		});
		await refused(await pour(where, file(ROOM, said(5))), "not_empty");
		await refused(await pour({ ...where, slug: "nowhere" }, file(ROOM, said(5))), "no_room");
	});

	it("[IMPORT-5] closes the room until it is done: for who is connected, for who comes, and for another import", async () => {
		const where = await place();
		const imkes = await enter(where);
		const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
		const writer = writable.getWriter();
		const encoder = new TextEncoder();
		const running = pour(where, readable);
		const batch = Array.from({ length: IMPORT_BATCH }, (_, n) => said(n + 1));
		await writer.write(encoder.encode(`${file(ROOM, ...batch)}\n`));
		expect(await imkes.until("the close", () => imkes.closed)).toMatchObject({ code: 4000 });
		await vi.waitUntil(async () => (await dump(where)).messages?.length === IMPORT_BATCH);
		expect(await refusedSocket(where)).toBe(4000);
		for (const [method, path] of [
			["GET", ""],
			["GET", "/messages"],
			["GET", "/export"],
			["GET", "/members"],
			["PATCH", ""],
			["POST", "/invites"],
		] as const) {
			const response = await call(method, `/api/rooms/${where.slug}${path}`, {
				token: imke.token,
				...(method === "GET" ? {} : { body: {} }),
			});
			expect(response.headers.get("Content-Type")).toContain("problem");
			await refused(response, "unavailable");
		}
		await refused(await pour(where, file(ROOM, said(1))), "unavailable");
		await runInDurableObject(where.room, async (room) => {
			if (!(room instanceof Room)) throw new Error("no room");
			await expect(room.forget([PAT.id], PAT, true)).rejects.toThrow("import");
		});
		await writer.write(encoder.encode(file(said(IMPORT_BATCH + 1))));
		await writer.close();
		expect((await read(await running, 200, ImportReply)).messages).toBe(IMPORT_BATCH + 1);
		const again = await enter(where);
		expect(again.all("welcome")[0]).toMatchObject({ rev: IMPORT_BATCH + 1 });
		await again.close();
	});

	it("[IMPORT-5] of two at once, one is taken", async () => {
		const where = await place();
		const lines = file(ROOM, ...Array.from({ length: 2_000 }, (_, n) => said(n + 1)));
		const words = await Promise.all([pour(where, lines), pour(where, lines)].map(async (response) => wordFor(await response)));
		expect(words.filter((word) => word === "ok")).toHaveLength(1);
		expect(["unavailable", "not_empty"]).toContain(words.find((word) => word !== "ok"));
		expect(await stored(where.room)).toHaveLength(1_000);
		expect((await dump(where)).messages).toHaveLength(2_000);
	});

	it("[IMPORT-5] goes on over the room's eviction", async () => {
		const where = await place();
		const token = given(await where.room.beginImport(imke.visitor));
		given(await where.room.addToImport(token, [{ line: 2, message: line(said(1)) }]));
		await evictDurableObject(where.room);
		given(await where.room.addToImport(token, [{ line: 3, message: line(said(2)) }]));
		await evictDurableObject(where.room);
		expect(given(await where.room.finishImport(token)).messages).toBe(2);
		expect(await stored(where.room)).toHaveLength(2);
	});

	const ENDS: [string, (where: Place) => Promise<unknown>][] = [
		["the alarm", ({ room }) => runDurableObjectAlarm(room)],
		["the next who comes", ({ room }) => room.view(imke.visitor)],
		[
			"the next who comes, after an eviction",
			async ({ room }) => {
				await evictDurableObject(room);
				await room.page(imke.visitor, { limit: 1 });
			},
		],
		["another import", (where) => pour(where, file(ROOM))],
	];
	it.each(ENDS)("[IMPORT-5] that nobody goes on with is cleared away by %s", async (_, end) => {
		const where = await place();
		const before = await dump(where);
		const token = given(await where.room.beginImport(imke.visitor));
		given(await where.room.addToImport(token, [{ line: 2, message: line(said(1, { reactions: { "👍": ["mira"] } })) }]));
		vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + IMPORT_STALE_MS - 1_000 });
		expect(await where.room.view(imke.visitor)).toMatchObject({ code: "unavailable" });
		await runDurableObjectAlarm(where.room);
		expect((await dump(where)).messages).toHaveLength(1);
		vi.setSystemTime(Date.now() + 1_001);
		await end(where);
		expect({ ...(await dump(where)), audit: [] }).toEqual({ ...before, audit: [] });
		expect(await where.room.addToImport(token, [{ line: 3, message: line(said(2)) }])).toMatchObject({ ok: false, code: "unavailable" });
		expect(await where.room.finishImport(token)).toMatchObject({ ok: false, code: "unavailable" });
		expect((await taken(where, file(ROOM, said(1)))).messages).toBe(1);
	});

	it("[IMPORT-5] whose sender goes away leaves nothing", async () => {
		const where = await place();
		const before = await dump(where);
		let pulls = 0;
		const body = new ReadableStream({
			pull(controller) {
				if (pulls++ === 0)
					controller.enqueue(new TextEncoder().encode(`${file(ROOM, ...Array.from({ length: IMPORT_BATCH }, (_, n) => said(n + 1)))}\n`));
				else controller.error(new Error("the sender went away"));
			},
		});
		const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
		await pour(where, body).catch(() => undefined);
		await vi.waitUntil(async () => (await dump(where)).import?.length === 0);
		log.mockRestore();
		expect(await dump(where)).toEqual(before);
	});
});

/** A message that the Worker has read. */
const line = (message: Line) => Object.assign({ id: 0, rev: 0, at: 0, author: PAT, text: "" }, message);

/** Somebody whom the room knows from now on. */
async function joined(where: Place, actor: Actor): Promise<Actor> {
	const client = await enter(where, actor);
	given(await where.room.setMember(imke.visitor, actor.user.id, { role: "member" }));
	await client.close();
	return actor;
}

function twentyOne(): string[] {
	return Array.from({ length: 21 }, (_, n) => String.fromCodePoint(0x1f600 + n));
}
