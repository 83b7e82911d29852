/// <reference types="@cloudflare/vitest-plugin/types" />
/**
 * Who may do what, cell by cell: the table in docs/protocol.md, read from there, against the server. A row that nobody
 * tries here fails, and so does a try that has no row.
 */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import protocol from "../../docs/protocol.md?raw";
import type { Member } from "../../src/protocol/api.ts";
import { History } from "../../src/room/history.ts";
import { type Actor, newActor, newGuest, wordFor } from "./support/cast.ts";
import { Client } from "./support/client.ts";
import { upload } from "./support/files.ts";
import { call } from "./support/http.ts";
import { enter, given, type RoomStub, roomInfo, seed } from "./support/room.ts";

const STATES = ["open", "paused", "archived"] as const;
type State = (typeof STATES)[number];
const COLUMNS = ["signed out", "outsider", "guest", "member", "moderator", "banned", "owner"] as const;
type Column = (typeof COLUMNS)[number];

interface Row {
	what: string;
	states: readonly State[];
	cells: Map<string, string>;
}

/** A room, and what one needs to try things in it. */
interface Scene {
	slug: string;
	room: RoomStub;
	state: State;
	visibility: "public" | "private";
}

interface Trial extends Scene {
	/** Who tries; undefined for somebody who is not signed in. */
	who: Actor | undefined;
	/** Makes a call about the room. */
	ask: (method: string, path?: string, body?: unknown) => Promise<string>;
	/** A number that no other trial has. */
	n: number;
}

const cast: Partial<Record<Column | "target" | "other owner", Actor>> = {};

function actor(who: Column | "target" | "other owner"): Actor {
	const found = cast[who];
	if (!found) throw new Error(`${who} is not in the cast`);
	return found;
}

beforeAll(async () => {
	cast.outsider = await newActor("Outsider");
	cast.guest = await newGuest("Guesty");
	cast.member = await newActor("Member");
	cast.moderator = await newActor("Moddy");
	cast.owner = await newActor("Ollie");
	cast.banned = await newActor("Banned");
	cast.target = await newActor("Target");
	cast["other owner"] = await newActor("Other");
});

const self = ({ who }: Trial) => who?.user.id ?? "~nobody";
const target = () => actor("target").user.id;
const moderator = () => actor("moderator").visitor;

/** How each row of the table is tried. */
const TRIALS: Record<string, (trial: Trial) => Promise<string>> = {
	"`GET /api/rooms`": ({ who }) => plainly(who, "GET", "/api/rooms"),
	"`POST /api/rooms`": ({ who }) => plainly(who, "POST", "/api/rooms", { title: "A new room" }),
	"`POST /api/rooms`, private": ({ who }) => plainly(who, "POST", "/api/rooms", { title: "A new room", visibility: "private" }),
	"`POST /api/direct`": ({ who }) => plainly(who, "POST", "/api/direct", { handle: target() }),
	"`GET /api/rooms/:slug`": ({ ask }) => ask("GET"),
	"`GET /api/rooms/:slug/messages`": async ({ ask }) => same([await ask("GET", "/messages"), await ask("GET", "/messages?at=0")]),
	"`GET /api/rooms/:slug/export`": async ({ ask }) => same([await ask("GET", "/export"), await ask("GET", "/export?format=html")]),
	"`GET /api/rooms/:slug/search`": ({ ask }) => ask("GET", "/search?q=hello"),
	// The room is never empty here: who may import is told so.
	"`POST /api/rooms/:slug/import`": async ({ ask, room }) => {
		await written(room, actor("target"));
		const word = await ask("POST", "/import", roomInfo("elsewhere"));
		return word === "not_empty" ? "ok" : word;
	},
	"`GET /api/rooms/:slug/members`": ({ ask }) => ask("GET", "/members"),
	"`GET /api/rooms/:slug/socket`": async (trial) => {
		const entered = await tryToEnter(trial);
		if (!(entered instanceof Client)) return entered;
		await entered.close();
		return "ok";
	},
	"frames `send`, `edit`, `react`, `retry`, `typing`": tryToWrite,
	"frame `delete`, one's own": (trial) => tryToDelete(trial, trial.who ?? actor("target")),
	"frame `delete`, another's": (trial) => tryToDelete(trial, actor("target")),
	"`GET /api/rooms/:slug/messages/:id/edits`, another's": async ({ ask, room }) =>
		ask("GET", `/messages/${await written(room, actor("target"))}/edits`),
	"`GET /api/rooms/:slug/messages/:id/reactions`": async ({ ask, room }) =>
		ask("GET", `/messages/${await written(room, actor("target"))}/reactions`),
	"`POST /api/rooms/:slug/files`": async ({ who, slug }) =>
		wordFor(await upload(slug, "hello", who === undefined ? {} : { token: who.token })),
	"`PATCH /api/rooms/:slug/files/:id`, another's": async ({ ask, room }) =>
		ask("PATCH", `/files/${await filed(room, actor("target"), { isSent: false })}`, { alt: "mine" }),
	"`GET /api/rooms/:slug/files/:id`, of a message": async ({ ask, room }) =>
		ask("GET", `/files/${await filed(room, actor("target"), { isSent: true })}`),
	"`GET /api/rooms/:slug/files/:id`, of no message yet, another's": async ({ ask, room }) =>
		ask("GET", `/files/${await filed(room, actor("target"), { isSent: false })}`),
	"`PATCH /api/rooms/:slug`: title, topic, slowMode, paused": async ({ ask, state }) => {
		const patches = [{ title: "Another" }, { topic: "Something" }, { slowMode: 0 }, { paused: state === "paused" }];
		return same(await Promise.all(patches.map((patch) => ask("PATCH", "", patch))));
	},
	"`PATCH /api/rooms/:slug`: visibility, archived, retentionDays": async ({ ask, state, visibility }) =>
		same([
			await ask("PATCH", "", { visibility }),
			await ask("PATCH", "", { archived: state === "archived" }),
			await ask("PATCH", "", { retentionDays: 0 }),
		]),
	"`DELETE /api/rooms/:slug`": ({ ask, slug }) => ask("DELETE", "", { slug }),
	"`PUT /api/rooms/:slug/members/:id`: role": ({ ask }) => ask("PUT", `/members/${target()}`, { role: "member" }),
	"`PUT /api/rooms/:slug/members/:id`: muted": ({ ask }) => ask("PUT", `/members/${target()}`, { muted: "1h" }),
	"`POST /api/rooms/:slug/members/:id/purge`": ({ ask }) => ask("POST", `/members/${target()}/purge`, { since: "1h" }),
	"`DELETE /api/rooms/:slug/members/:id`, another": async ({ ask }) => {
		const ways = ["", "?ban=1h", "?purge=15m", "?ban=forever&purge=1d"];
		return same(await Promise.all(ways.map((query) => ask("DELETE", `/members/${target()}${query}`))));
	},
	"`DELETE /api/rooms/:slug/members/:id`, oneself": (trial) => trial.ask("DELETE", `/members/${self(trial)}`),
	"`PUT /api/rooms/:slug/level`": ({ ask }) => ask("PUT", "/level", { level: "nothing" }),
	"`GET /api/rooms/:slug/bans`": ({ ask }) => ask("GET", "/bans"),
	"`DELETE /api/rooms/:slug/bans/:id`": async ({ ask, room }) => {
		given(await room.removeMember(moderator(), target(), { ban: "1h" }));
		return ask("DELETE", `/bans/${target()}`);
	},
	"`GET /api/rooms/:slug/audit`": ({ ask }) => ask("GET", "/audit"),
	"`GET /api/rooms/:slug/invites`": ({ ask }) => ask("GET", "/invites"),
	"`POST /api/rooms/:slug/invites`": ({ ask }) => ask("POST", "/invites", {}),
	"`POST /api/rooms/:slug/invites`: role moderator": ({ ask }) => ask("POST", "/invites", { role: "moderator" }),
	"`DELETE /api/rooms/:slug/invites/:id`": async ({ ask, room, n }) => {
		given(await room.invite(moderator(), {}, `i${n}`, `hash ${n}`));
		return ask("DELETE", `/invites/i${n}`);
	},
	"`GET /api/invites/:token`": async ({ who, ...trial }) => plainly(who, "GET", `/api/invites/${await tokenFor(trial)}`),
	"`POST /api/invites/:token`": async ({ who, ...trial }) => plainly(who, "POST", `/api/invites/${await tokenFor(trial)}`),
};

/** What changes who is in the room, or ends it, is tried in a room of its own. */
const ALONE = ["`DELETE /api/rooms/:slug`", "`DELETE /api/rooms/:slug/members/:id`, oneself", "`POST /api/invites/:token`"];

const ROWS = readTable(protocol);

describe("[ROLE-1] the table of who may do what", () => {
	it("names each thing that is tried here, and nothing else, for every state of a room once", () => {
		expect([...new Set(ROWS.map(({ what }) => what))].toSorted()).toEqual(Object.keys(TRIALS).toSorted());
		for (const { what, cells } of ROWS) expect([...cells.keys()].toSorted(), what).toEqual([...COLUMNS].toSorted());
		for (const what of Object.keys(TRIALS)) {
			const states = ROWS.filter((row) => row.what === what).flatMap((row) => row.states);
			if (states.length > 0) expect(states.toSorted(), what).toEqual([...STATES].toSorted());
		}
	});

	it.each(ROWS.map(({ what, states, cells }) => ({ what, states, cells, where: states.join(", ") || "no room" })))(
		"$what in: $where",
		async ({ what, states, cells }) => {
			const expected: string[] = [];
			const found: string[] = [];
			for (const visibility of ["public", "private"] as const) {
				for (const state of states.length === 0 ? (["open"] as const) : states) {
					const scene = ALONE.includes(what) ? await openScene(visibility, state) : await sharedScene(visibility, state);
					// The owner's turn is the last, since it may be the room's end.
					for (const column of COLUMNS) {
						const [inPublic = "", inPrivate = inPublic] = (cells.get(column) ?? "").split(" / ");
						const name = `${visibility} ${state}, ${column}: `;
						expected.push(name + (visibility === "public" ? inPublic : inPrivate));
						found.push(name + (await TRIALS[what]?.(trialBy(column, scene))));
					}
				}
			}
			expect(found).toEqual(expected);
		},
		20_000,
	);
});

/** Reads the lines of the table: those between its heading and the next. */
function readTable(text: string): Row[] {
	const [, section = ""] = text.split("### Who may do what\n");
	const [head = [], , ...lines] = (section.split("\n### ")[0] ?? "")
		.split("\n")
		.filter((line) => line.startsWith("|"))
		.map((line) =>
			line
				.slice(1, -1)
				.split("|")
				.map((cell) => cell.trim()),
		);
	return lines.map(([what = "", where = "", ...cells]) => ({
		what,
		states: where === "any" ? STATES : STATES.filter((state) => where.split(", ").includes(state)),
		cells: new Map(cells.map((cell, i) => [head[i + 2] ?? "", cell])),
	}));
}

const shared = new Map<string, Promise<Scene>>();

function sharedScene(visibility: Scene["visibility"], state: State): Promise<Scene> {
	const scene = shared.get(`${visibility} ${state}`) ?? openScene(visibility, state);
	shared.set(`${visibility} ${state}`, scene);
	return scene;
}

let opened = 0;

async function openScene(visibility: Scene["visibility"], state: State): Promise<Scene> {
	const slug = `matrix-${++opened}`;
	const room = env.ROOMS.getByName(slug);
	const members: Member[] = [
		{ user: actor("owner").user, role: "owner" },
		{ user: actor("other owner").user, role: "owner" },
		{ user: actor("moderator").user, role: "moderator" },
		...(["member", "target", "banned"] as const).map((who) => ({ user: actor(who).user, role: "member" as const })),
	];
	await room.create({ ...roomInfo(slug), visibility }, members);
	given(await room.removeMember(moderator(), actor("banned").user.id, { ban: "forever" }));
	if (state !== "open") given(await room.edit(actor("owner").visitor, state === "paused" ? { paused: true } : { archived: true }));
	return { slug, room, state, visibility };
}

let tried = 0;

function trialBy(column: Column, scene: Scene): Trial {
	const who = column === "signed out" ? undefined : actor(column);
	const ask = (method: string, path = "", body?: unknown) => plainly(who, method, `/api/rooms/${scene.slug}${path}`, body);
	return { ...scene, who, ask, n: ++tried };
}

async function plainly(who: Actor | undefined, method: string, path: string, body?: unknown): Promise<string> {
	const as = who === undefined ? {} : { token: who.token };
	return wordFor(await call(method, path, body === undefined ? as : { ...as, body }));
}

/** What several tries, which must all come to the same, came to. */
function same(words: string[]): string {
	return [...new Set(words)].join(" and ");
}

/** The token of a new invitation. */
async function tokenFor({ slug, room, n }: Omit<Trial, "who">): Promise<string> {
	const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`secret${n}`));
	given(await room.invite(moderator(), {}, `i${n}`, new Uint8Array(digest).toBase64()));
	return `${slug}.secret${n}`;
}

/** A connection to the room, or the code that it was closed with. */
async function tryToEnter({ slug, who }: Trial): Promise<Client | string> {
	const as = who === undefined ? {} : { token: who.token };
	const client = new Client(
		await call("GET", `/api/rooms/${slug}/socket`, { ...as, headers: { Upgrade: "websocket" } }),
		who?.user.name ?? "nobody",
	);
	const welcome = await client.until("a welcome or a close", () => client.all("welcome")[0] ?? client.closed);
	return "code" in welcome ? String(welcome.code) : client;
}

/** A message that somebody wrote in a room before it stood as it does; its id. */
async function written(room: RoomStub, { user }: Actor): Promise<number> {
	let id = 0;
	await seed(room, (history) => {
		id = history.append({ sender: user, clientId: crypto.randomUUID(), text: "hello" }, Date.now())?.id ?? 0;
	});
	return id;
}

/** A file that somebody brought into a room before it stood as it does; its id. */
async function filed(room: RoomStub, { user }: Actor, { isSent }: { isSent: boolean }): Promise<string> {
	const id = crypto.randomUUID();
	await seed(room, (history) => {
		history.files.add(id, user.id, { name: "a.txt", type: "text/plain", size: 5 }, Date.now());
		history.files.markStored(id);
		if (isSent) history.append({ sender: user, clientId: id, text: "", files: [id] }, Date.now());
	});
	const key = await runInDurableObject(room, (_, { storage }) => new History(storage).files.keyOf(id));
	await env.FILES.put(key, "hello");
	return id;
}

async function tryToDelete(trial: Trial, author: Actor): Promise<string> {
	const message = await written(trial.room, author);
	const client = await tryToEnter(trial);
	if (!(client instanceof Client)) return client;
	const answer = await client.ask({ type: "delete", message });
	await client.close();
	return answer.type === "ok" ? "ok" : answer.code;
}

async function tryToWrite(trial: Trial): Promise<string> {
	const client = await tryToEnter(trial);
	if (!(client instanceof Client)) return client;
	const witness = await enter(trial.room, actor("other owner").user);
	client.send({ type: "typing" });
	const retried = await client.ask({ type: "retry", message: Number.MAX_SAFE_INTEGER });
	const edited = await client.ask({ type: "edit", message: Number.MAX_SAFE_INTEGER, text: "hello" });
	const reacted = await client.ask({ type: "react", message: Number.MAX_SAFE_INTEGER, emoji: "👍", on: true });
	const sent = await client.ask({ type: "send", text: "hello" });
	// What one may do to a message, one is told is not there.
	const words = [retried, edited, reacted, sent].map((answer) =>
		answer.type === "ok" || answer.code === "no_message" ? "ok" : answer.code,
	);
	const isHeard = witness.all("typing").length > 0;
	await Promise.all([client.close(), witness.close()]);
	return same([...words, isHeard ? "ok" : "not_allowed"]);
}
