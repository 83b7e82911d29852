/** What moderators and owners did in a room: who, what, whom, when. Nothing is ever taken out of it. */
import * as v from "valibot";
import { type AuditEntry, AuditEntrySchema } from "../protocol/api.ts";

interface Row extends Record<string, SqlStorageValue> {
	id: number;
	at: number;
	actor: string;
	act: string;
	target: string | null;
	detail: string | null;
}

export class Audit {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	add({ at, actor, act, target, detail }: Omit<AuditEntry, "id">): void {
		const whom = target ? JSON.stringify(target) : null;
		this.#sql.exec("INSERT INTO audit VALUES (NULL, ?, ?, ?, ?, ?)", at, JSON.stringify(actor), act, whom, detail ?? null);
	}

	/** The newest first. */
	page(before: number, limit: number): AuditEntry[] {
		return this.#sql
			.exec<Row>("SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit)
			.toArray()
			.map(({ id, at, actor, act, target, detail }) =>
				v.parse(AuditEntrySchema, {
					id,
					at,
					actor: JSON.parse(actor),
					act,
					...(target === null ? {} : { target: JSON.parse(target) }),
					...(detail === null ? {} : { detail }),
				}),
			);
	}
}
