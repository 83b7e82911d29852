/**
 * Filling an empty room with the messages of another. While that goes on the room is closed: nobody is connected, and its
 * calls are `unavailable`. It ends with all of the messages or with none.
 */
import type { Imported } from "../protocol/api.ts";
import { IMPORT_STALE_MS } from "../protocol/limits.ts";
import type { Message } from "../protocol/message.ts";
import { type Decisions, type DecisionsContext, done, type Outcome, refuse } from "./decisions.ts";
import { ImportStore, type UnderWay } from "./import-store.ts";
import type { Visitor } from "./visitor.ts";

/** A message and the number of the line that it stood in. */
export interface ImportLine {
	line: number;
	message: Message;
}

/** What a room answers that is closed. */
export const CLOSED = { detail: "Messages are being imported into this room. Try again in a moment." };
const INTERRUPTED = { detail: "The import was interrupted, and nothing of it was kept. Start it again." };

export class Import {
	readonly #context: DecisionsContext;
	readonly #decisions: Decisions;
	readonly #store: ImportStore;
	#underWay: UnderWay | undefined;

	constructor(context: DecisionsContext, decisions: Decisions) {
		this.#context = context;
		this.#decisions = decisions;
		this.#store = new ImportStore(context.storage.sql);
		this.#underWay = this.#store.underWay();
	}

	/** When the import that is under way is over if nothing more is heard of it; undefined where there is none. One that is over is cleared. */
	overAt(now: number): number | undefined {
		if (!this.#underWay) return undefined;
		const at = this.#underWay.heardAt + IMPORT_STALE_MS;
		if (at > now) return at;
		this.#clear();
		return undefined;
	}

	/** Begins, and closes the room. What follows names the token. */
	begin(who: Visitor): Outcome<string> {
		const { history, hub, now } = this.#context;
		return this.#decisions.take(who, "import", (afterwards) => {
			if (who.user.kind === "guest") return refuse("account_needed");
			if (history.rev > 0) return refuse("not_empty");
			const token = crypto.randomUUID();
			this.#hear({ token, by: who.user, heardAt: now() });
			afterwards(() => hub.closeAll("restarting"));
			return done(token);
		});
	}

	/** Takes the next messages in. One that is wrong ends the import. */
	add(token: string, lines: readonly ImportLine[]): Outcome<null> {
		const { history, now } = this.#context;
		const underWay = this.#of(token);
		if (!underWay) return refuse("unavailable", INTERRUPTED);
		const wrong = history.atomically(() => {
			this.#hear({ ...underWay, heardAt: now() });
			for (const { line, message } of lines) {
				const what = this.#store.add(message);
				if (what !== undefined) return `Line ${line}: ${what}`;
			}
			return undefined;
		});
		if (wrong === undefined) return done(null);
		this.#clear();
		return refuse("invalid", { detail: wrong });
	}

	/** Ends with all that came. From here on it is the room's, nobody finds it unread, and the room says that it was imported. */
	finish(token: string): Outcome<Imported> {
		const { history, markers, profile, onRoomChanged } = this.#context;
		const underWay = this.#of(token);
		if (!underWay) return refuse("unavailable", INTERRUPTED);
		return this.#decisions.make((afterwards) => {
			const messages = this.#store.count();
			this.#store.keep();
			history.people.forget();
			history.reload();
			markers.raise(history.rev);
			if (messages > 0) profile.change({ importedTo: history.lastId });
			this.#decisions.note({ user: underWay.by }, "import", undefined, String(messages));
			this.#underWay = undefined;
			afterwards(onRoomChanged);
			return done({ room: profile.room, messages });
		});
	}

	/** Ends with nothing, if it is under way. */
	drop(token: string): void {
		if (this.#of(token)) this.#clear();
	}

	#of(token: string): UnderWay | undefined {
		return this.#underWay?.token === token ? this.#underWay : undefined;
	}

	#hear(underWay: UnderWay): void {
		this.#store.put(underWay);
		this.#underWay = underWay;
	}

	#clear(): void {
		const { history } = this.#context;
		history.atomically(() => {
			this.#store.clear();
			history.reload();
		});
		this.#underWay = undefined;
	}
}
