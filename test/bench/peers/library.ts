/** A Durable Object with a room's history of many messages, which says how long it takes to search and to change it. */
import { DurableObject } from "cloudflare:workers";
import { migrate } from "../../../src/migrate.ts";
import type { Found } from "../../../src/protocol/api.ts";
import type { User } from "../../../src/protocol/message.ts";
import { parseSearch } from "../../../src/protocol/search-query.ts";
import { History } from "../../../src/room/history.ts";
import { ROOM_MIGRATIONS } from "../../../src/room/schema.ts";

const PEOPLE = 200;
const DAY_MS = 24 * 60 * 60_000;
/** Messages a day. */
const A_DAY = 2_000;
const SYLLABLES = "ba co de fi gu ha jo ke li mu na or pe ra st tu ver wa yo en an ing er tion al is on re con".split(" ");
const USUAL = "the of and to in is you that it he was for on are with as his they at be this from have or by one had not but what".split(
	" ",
);
const CJK = ["明日の会議は十時からです", "これは良い考えですね", "我们明天再讨论这个问题", "오늘 회의록을 보내 주세요"];

export class Hub extends DurableObject {
	#seed = 1;
	#words: string[] = [];

	override async fetch(request: Request): Promise<Response> {
		const { pathname, searchParams } = new URL(request.url);
		const count = Number(searchParams.get("count"));
		migrate(this.ctx.storage, ROOM_MIGRATIONS);
		const history = new History(this.ctx.storage);
		switch (pathname) {
			case "/say":
				return Response.json(this.#timed(() => history.atomically(() => this.#say(history, count))));
			case "/index":
				return Response.json(this.#timed(() => history.atomically(() => history.index.advance())));
			case "/delete":
				return Response.json(this.#timed(() => history.remove(count, 1)));
			case "/size":
				return Response.json({ bytes: this.ctx.storage.sql.databaseSize });
			default:
				return Response.json(this.#search(history, searchParams.get("q") ?? "", count));
		}
	}

	#timed(act: () => unknown): { ms: number } {
		const start = performance.now();
		act();
		// The index keeps what it is told until a transaction begins or ends.
		this.ctx.storage.transactionSync(() => {});
		return { ms: performance.now() - start };
	}

	/** Milliseconds of the first time, and of each of many more. */
	#search(history: History, typed: string, times: number) {
		const parsed = parseSearch(typed);
		if (!parsed.ok) throw new Error(parsed.text);
		const { query } = parsed;
		let found: Found = { messages: [] };
		const first = this.#timed(() => {
			found = history.search.find(query, undefined, "");
		}).ms;
		const rest = this.#timed(() => {
			for (let n = 0; n < times; n++) history.search.find(query, undefined, "");
		}).ms;
		return { found: found.messages.length, hasMore: found.cursor !== undefined, first, mean: rest / times };
	}

	#say(history: History, count: number): void {
		for (let n = 0; n < count; n++) {
			const id = history.rev + 1;
			this.#seed = id;
			// Some talk much and most little.
			const who = id % 100_000 === 7 ? PEOPLE : Math.floor(PEOPLE * this.#random() ** 3);
			const sender: User = { id: `~p${who}`, name: `Person ${who}`, kind: "guest" };
			history.append({ sender, clientId: String(id), text: this.#text(id) }, Math.floor((id * DAY_MS) / A_DAY));
		}
	}

	#text(id: number): string {
		if (id % 50 === 0) return CJK[(id / 50) % CJK.length] ?? "";
		const words = Array.from({ length: 3 + Math.floor(this.#random() * 18) }, () => this.#word());
		if (id % 100_000 === 3) words.push("zymurgy");
		if (id % 1_000 === 5) words.push("on the kitchen table");
		if (id % 40 === 1) words.push("https://example.com/a/page");
		return words.join(" ");
	}

	#word(): string {
		if (this.#random() < 0.45) return USUAL[Math.floor(USUAL.length * this.#random() ** 2)] ?? "";
		if (this.#words.length === 0) {
			const syllable = () => SYLLABLES[Math.floor(this.#random() * SYLLABLES.length)];
			this.#words = Array.from({ length: 40_000 }, () => Array.from({ length: 1 + Math.floor(this.#random() * 4) }, syllable).join(""));
		}
		return this.#words[Math.floor(this.#words.length * this.#random() ** 3)] ?? "";
	}

	/** A generator of its own, so that each run has the same messages. */
	#random(): number {
		this.#seed = (this.#seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return this.#seed / 2_147_483_648;
	}
}

export default {
	fetch: (request: Request, env: { HUB: DurableObjectNamespace<Hub> }) => env.HUB.getByName("library").fetch(request),
};
