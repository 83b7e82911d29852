/**
 * An import that is under way, in SQLite: its messages, which lie at once where they will stay, and whom they name, who wait
 * apart until all of it is there. A room in which something was said has none.
 */
import * as v from "valibot";
import { type Message, type User, UserSchema } from "../protocol/message.ts";

/** The import that is under way. */
export interface UnderWay {
	token: string;
	by: User;
	/** When it last brought something; Unix milliseconds. */
	heardAt: number;
}

export class ImportStore {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	underWay(): UnderWay | undefined {
		const [row] = this.#sql.exec<{ token: string; by: string; heard_at: number }>("SELECT * FROM import").toArray();
		return row && { token: row.token, by: v.parse(UserSchema, JSON.parse(row.by)), heardAt: row.heard_at };
	}

	put({ token, by, heardAt }: UnderWay): void {
		this.#sql.exec("INSERT OR REPLACE INTO import VALUES (?, ?, ?)", token, JSON.stringify(by), heardAt);
	}

	/** Takes a message in; or says what is wrong with it, as it follows those before it. */
	add(message: Message): string | undefined {
		const wrong = this.#problemWith(message);
		if (wrong !== undefined) return wrong;
		const { id, rev, at, author, text, replyTo, editedAt, deletedAt, mentions, command, card, reactions = {} } = message;
		const sender = command?.by ?? author;
		const reacted = Object.entries(reactions).flatMap(([emoji, people]) => people.map((person) => [emoji, person] as const));
		this.#name(sender);
		this.#sql.exec(
			`INSERT INTO messages (id, rev, at, sender, client_id, text, reply_to, mentions, command, args, status, code, card, attempt,
			edited_at, deleted_at, reactions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			id,
			rev,
			at,
			sender.id,
			`import ${id}`,
			text ?? "",
			replyTo ?? null,
			mentions ? JSON.stringify(mentions) : null,
			command?.name ?? null,
			command?.args ?? null,
			command?.status ?? null,
			command?.code ?? null,
			card ? JSON.stringify(card) : null,
			command ? 1 : null,
			editedAt ?? null,
			deletedAt ?? null,
			reacted.length,
		);
		for (const [order, [emoji, person]] of reacted.entries()) {
			this.#name({ id: person, kind: person.startsWith("~") ? "guest" : "account" });
			this.#sql.exec("INSERT INTO reactions VALUES (?, ?, ?, ?)", id, emoji, person, order);
		}
		return undefined;
	}

	count(): number {
		return this.#sql.exec<{ n: number }>("SELECT count(*) AS n FROM messages").one().n;
	}

	/** Ends it with all that it brought. Whom the room knows keeps the name that they have here. */
	keep(): void {
		this.#sql.exec("INSERT OR IGNORE INTO people (id, name, kind) SELECT id, coalesce(name, id), kind FROM import_people");
		this.#forget();
	}

	/** Ends it with nothing of what it brought. */
	clear(): void {
		this.#sql.exec("DELETE FROM messages");
		this.#sql.exec("DELETE FROM reactions");
		this.#forget();
	}

	#forget(): void {
		this.#sql.exec("DELETE FROM import_people");
		this.#sql.exec("DELETE FROM import");
	}

	/** What somebody is called in the import: as their first message has it. */
	#name({ id, name, kind }: Omit<User, "name"> & { name?: string }): void {
		this.#sql.exec(
			"INSERT INTO import_people VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name WHERE name IS NULL AND excluded.name IS NOT NULL",
			id,
			name ?? null,
			kind,
		);
	}

	#problemWith({ id, rev, replyTo }: Message): string | undefined {
		const last = this.#end("DESC");
		if (last !== undefined && id <= last) return `"id" must be above that of the message before, which is ${last}.`;
		// One counter numbers messages and changes, so that no number is there twice. Only changed messages need looking at.
		const [taken] = this.#sql.exec<{ rev: number }>("SELECT rev FROM messages WHERE rev IN (?, ?) AND rev > id", id, rev).toArray();
		if (taken) return `the number ${taken.rev} is the "rev" of an earlier message.`;
		if (replyTo === undefined || this.#has(replyTo)) return undefined;
		// What was dropped for its age is older than all that is here.
		return replyTo < (this.#end("ASC") ?? id) ? undefined : `"replyTo" names no earlier message.`;
	}

	#has(id: number): boolean {
		return this.#sql.exec("SELECT 1 FROM messages WHERE id = ?", id).toArray().length > 0;
	}

	/** The first message or the last. */
	#end(order: "ASC" | "DESC"): number | undefined {
		return this.#sql.exec<{ id: number }>(`SELECT id FROM messages ORDER BY id ${order} LIMIT 1`).toArray()[0]?.id;
	}
}
