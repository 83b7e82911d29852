/** Who reacted to which message with which emoji, in SQLite. */
import * as v from "valibot";
import { REACTIONS_MAX } from "../protocol/limits.ts";
import type { Message, User } from "../protocol/message.ts";

/** The reactions of message `m`, as `showReactions` reads them. A guest who became an account is shown as that. */
export const REACTED = `iif(m.reactions = 0, NULL, (SELECT json_group_array(json_array(emoji, person)) FROM (
	SELECT r.emoji, coalesce(p.account, r.person) AS person FROM reactions r LEFT JOIN people p ON p.id = r.person
	WHERE r.message = m.id ORDER BY r.rev)))`;

const PairsSchema = v.array(v.tuple([v.string(), v.string()]));

export class Reactions {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/**
	 * Adds or takes away one reaction of a person, whose ids are their own and those of the guests that they were.
	 * `unchanged` if it is as asked already, `full` if it would be one kind too many.
	 */
	set(message: number, emoji: string, ids: readonly [string, ...string[]], on: boolean, rev: number): "changed" | "unchanged" | "full" {
		const mine = ids.filter((id) => this.#has(message, emoji, id));
		if (on ? mine.length > 0 : mine.length === 0) return "unchanged";
		if (on) {
			if (this.#isFull(message, emoji)) return "full";
			this.#sql.exec("INSERT INTO reactions VALUES (?, ?, ?, ?)", message, emoji, ids[0], rev);
		}
		for (const id of mine) this.#sql.exec("DELETE FROM reactions WHERE message = ? AND emoji = ? AND person = ?", message, emoji, id);
		this.#count(message);
		return "changed";
	}

	/** Everybody who reacted to a message, by emoji, the first first. */
	of(message: number): { emoji: string; users: User[] }[] {
		const kinds = new Map<string, User[]>();
		const rows = this.#sql.exec<{ emoji: string; id: string; name: string; kind: User["kind"] }>(
			`SELECT r.emoji, coalesce(p.account, p.id) AS id, p.name, p.kind FROM reactions r JOIN people p ON p.id = r.person
			WHERE r.message = ? ORDER BY r.rev`,
			message,
		);
		for (const { emoji, ...user } of rows) addTo(kinds, emoji, user);
		return [...kinds].map(([emoji, users]) => ({ emoji, users }));
	}

	/** Takes away all reactions to a message. */
	clear(message: number): void {
		this.#sql.exec("DELETE FROM reactions WHERE message = ?", message);
	}

	/** Takes away those to all messages up to one. */
	drop(upTo: number): void {
		this.#sql.exec("DELETE FROM reactions WHERE message <= ?", upTo);
	}

	/** Makes somebody's reactions another's. */
	disown(person: string, heir: string): void {
		this.#sql.exec("UPDATE OR IGNORE reactions SET person = ? WHERE person = ?", heir, person);
		const left = this.#sql.exec<{ message: number }>("DELETE FROM reactions WHERE person = ? RETURNING message", person).toArray();
		for (const { message } of left) this.#count(message);
	}

	#has(message: number, emoji: string, person: string): boolean {
		const found = this.#sql.exec("SELECT 1 FROM reactions WHERE message = ? AND emoji = ? AND person = ?", message, emoji, person);
		return found.toArray().length > 0;
	}

	#isFull(message: number, emoji: string): boolean {
		const kinds = this.#sql.exec<{ emoji: string }>("SELECT DISTINCT emoji FROM reactions WHERE message = ?", message).toArray();
		return kinds.length >= REACTIONS_MAX && !kinds.some((kind) => kind.emoji === emoji);
	}

	#count(message: number): void {
		this.#sql.exec("UPDATE messages SET reactions = (SELECT count(*) FROM reactions WHERE message = ?1) WHERE id = ?1", message);
	}
}

/** What a message shows of the reactions that `REACTED` has read: the first people of each kind, and how many there are if more. */
export function showReactions(json: string, shown: number): Pick<Message, "reactions" | "reactionCounts"> {
	const people = new Map<string, string[]>();
	for (const [emoji, person] of v.parse(PairsSchema, JSON.parse(json))) addTo(people, emoji, person);
	if (people.size === 0) return {};
	const crowds = [...people].filter(([, ids]) => ids.length > shown);
	return {
		reactions: Object.fromEntries([...people].map(([emoji, ids]) => [emoji, ids.slice(0, shown)])),
		...(crowds.length === 0 ? {} : { reactionCounts: Object.fromEntries(crowds.map(([emoji, ids]) => [emoji, ids.length])) }),
	};
}

function addTo<T>(kinds: Map<string, T[]>, emoji: string, one: T): void {
	const kind = kinds.get(emoji);
	if (kind) kind.push(one);
	else kinds.set(emoji, [one]);
}
