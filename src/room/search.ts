/**
 * Finding messages: newest first, a page at a time. The index says which messages may be meant, and each is compared with
 * what was asked for; those that are not in the index yet are read one by one.
 */
import type { Found } from "../protocol/api.ts";
import { SEARCH_LOOKS_MAX, SEARCH_PAGE } from "../protocol/limits.ts";
import type { Message } from "../protocol/message.ts";
import type { SearchQuery } from "../protocol/search-query.ts";
import { searchable } from "../protocol/searchable.ts";
import type { People } from "./people.ts";
import type { Reader } from "./reader.ts";
import { authorGram, authorOf, hasLink, INDEXED_COLUMNS, type Indexed, LINK_GRAM, type SearchIndex } from "./search-index.ts";

interface Candidate extends Indexed {
	at: number;
}

/** More of them would not make it quicker, and each is looked up in the index. */
const GRAMS_MAX = 30;

export class Search {
	readonly #sql: SqlStorage;
	readonly #index: SearchIndex;
	readonly #people: People;
	readonly #reader: Reader;

	constructor(sql: SqlStorage, index: SearchIndex, people: People, reader: Reader) {
		this.#sql = sql;
		this.#index = index;
		this.#people = people;
		this.#reader = reader;
	}

	/** The next page of what a query finds; `before` is the cursor of the page before it. */
	find(query: SearchQuery, before: number | undefined, viewer: string): Found {
		const authors = new Set(query.from.flatMap((name) => this.#people.idsByName(name)));
		const messages: Message[] = [];
		let looks = 0;
		for (const row of this.#candidates(query, authors, before ?? Number.MAX_SAFE_INTEGER)) {
			// One more than fits is there: so there is another page.
			if (messages.length === SEARCH_PAGE) return { messages, cursor: messages.at(-1)?.id ?? row.id };
			if (isMeant(row, query, authors)) messages.push(...this.#show(row.id, viewer));
			if (++looks === SEARCH_LOOKS_MAX) return { messages, cursor: row.id };
		}
		return { messages };
	}

	/** The messages that may be meant, the newest first: read as they are asked for. */
	*#candidates(query: SearchQuery, authors: ReadonlySet<string>, before: number): Generator<Candidate> {
		const from = this.#reader.firstSince(query.since);
		const to = Math.min(before, this.#reader.firstSince(query.until));
		const { indexedTo } = this.#index;
		const match = expression(query, authors);
		const scanFrom = match === "" ? from : Math.max(from, indexedTo + 1);
		yield* this.#sql.exec<Candidate>(
			`SELECT ${INDEXED_COLUMNS}, at FROM messages WHERE id >= ? AND id < ? AND deleted_at IS NULL ORDER BY id DESC`,
			scanFrom,
			to,
		);
		if (match === "") return;
		yield* this.#sql.exec<Candidate>(
			// In this order: the index gives the newest first, and nothing is sorted.
			`SELECT m.id, m.sender, m.command, m.text, m.at FROM search s CROSS JOIN messages m ON m.id = s.rowid
			WHERE s.search MATCH ? AND s.rowid >= ? AND s.rowid < ? ORDER BY s.rowid DESC`,
			match,
			from,
			Math.min(to, indexedTo + 1),
		);
	}

	#show(id: number, viewer: string): Message[] {
		const message = this.#reader.find(id, viewer);
		return message ? [message] : [];
	}
}

/** What the index is asked for: the three characters in a row that a message must have, each quoted. Empty where that is nothing. */
function expression({ needles, from, hasLink }: SearchQuery, authors: ReadonlySet<string>): string {
	const grams = new Set(needles.flatMap(gramsOf));
	const parts = [...grams].slice(0, GRAMS_MAX).map(quote);
	if (hasLink) parts.push(quote(LINK_GRAM));
	if (from.length > 0) parts.push(`(${[...authors].map((id) => quote(authorGram(id))).join(" OR ")})`);
	return parts.join(" AND ");
}

function gramsOf(needle: string): string[] {
	const chars = [...needle];
	return chars.slice(2).map((_, i) => chars.slice(i, i + 3).join(""));
}

/** What is searchable has no quotes in it. */
function quote(gram: string): string {
	return `"${gram}"`;
}

function isMeant(row: Candidate, { needles, from, since, until, ...query }: SearchQuery, authors: ReadonlySet<string>): boolean {
	if (row.at < since || row.at >= until) return false;
	if (from.length > 0 && !authors.has(authorOf(row))) return false;
	if (query.hasLink && !hasLink(row.text)) return false;
	if (needles.length === 0) return true;
	const text = searchable(row.text);
	return needles.every((needle) => text.includes(needle));
}
