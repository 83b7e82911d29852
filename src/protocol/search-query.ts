/** What somebody types to search a room: words, "phrases", from:, before:, after: and has:link. Pure; server and page share it. */
import { SEARCH_MAX_CHARS } from "./limits.ts";
import { searchable } from "./searchable.ts";

/** What a message must be to be found: all of it. */
export interface SearchQuery {
	/** Each is somewhere in what is searchable of its text. */
	readonly needles: readonly string[];
	/** Handles or names, of which one is its author's; none where anybody may be. */
	readonly from: readonly string[];
	/** From when on and before when it was posted; Unix milliseconds. */
	readonly since: number;
	readonly until: number;
	readonly hasLink: boolean;
}

/** What was typed, or, for people, what is wrong with it. */
export type ParsedSearch = { ok: true; query: SearchQuery } | { ok: false; text: string };

const DAY_MS = 24 * 60 * 60_000;
const TERMS = /(from|before|after|has):(?:"([^"]*)"?|(\S*))|"([^"]*)("?)|([^\s"]+)/gi;

/** Reads a search; never throws. An operator that is none is a word, and a quote that does not end goes to the end. */
export function parseSearch(typed: string): ParsedSearch {
	if ([...typed].length > SEARCH_MAX_CHARS) return wrong(`A search has at most ${SEARCH_MAX_CHARS} characters.`);
	const needles: string[] = [];
	const from: string[] = [];
	let since = 0;
	let until = Number.MAX_SAFE_INTEGER;
	let hasLink = false;
	for (const [, operator, quoted, bare = "", phrase, end, word] of typed.replace(/[“”„«»]/g, '"').matchAll(TERMS)) {
		const value = (quoted ?? bare).trim();
		switch (operator?.toLowerCase()) {
			case undefined: {
				const needle = phrase === undefined ? needleOfWord(word ?? "") : needleOfPhrase(phrase, end !== "");
				if (needle !== undefined) needles.push(needle);
				break;
			}
			case "from": {
				const who = value.replace(/^@/, "");
				if (who === "") return wrong("Write a name right after “from:”.");
				from.push(who);
				break;
			}
			case "has":
				if (value.toLowerCase() !== "link") return wrong("After “has:” only “link” can stand.");
				hasLink = true;
				break;
			default: {
				const day = parseDay(value);
				if (day === undefined) return wrong(`Write a day right after “${operator}:”, such as 2026-01-31.`);
				if (operator?.toLowerCase() === "before") until = Math.min(until, day);
				else since = Math.max(since, day + DAY_MS);
			}
		}
	}
	if (until <= since) return wrong("No day is both after the one and before the other.");
	const isEmpty = needles.length === 0 && from.length === 0 && !hasLink && since === 0 && until === Number.MAX_SAFE_INTEGER;
	if (isEmpty) return wrong("Write what to look for: letters, digits or emoji.");
	return { ok: true, query: { needles: [...new Set(needles)], from, since, until, hasLink } };
}

function wrong(text: string): ParsedSearch {
	return { ok: false, text };
}

/**
 * Where a word is found: with three characters or more inside words too, with two where a word begins so, with one only
 * where it is the whole word. Several in one, such as "e-mail", stand in a row, and the last may go on.
 */
function needleOfWord(word: string): string | undefined {
	const words = searchable(word);
	const inner = words.trim();
	if (inner === "") return undefined;
	const chars = [...inner].length;
	if (chars === 1) return words;
	return chars > 2 && !inner.includes(" ") ? inner : ` ${inner}`;
}

/** Whole words in a row; the last may go on while the quote is still open. */
function needleOfPhrase(phrase: string, isClosed: boolean): string | undefined {
	const words = searchable(phrase);
	if (words === " ") return undefined;
	return isClosed || [...words].length === 3 ? words : words.trimEnd();
}

/** The start of a day in UTC; undefined for what is no day of the calendar. */
function parseDay(text: string): number | undefined {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
	const at = Date.parse(`${text}T00:00:00Z`);
	return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? undefined : at;
}
