/** Who is here: people, not connections. Tells the others who comes and goes, and in a crowd only how many there are. */
import type { ServerFrame } from "../protocol/frames.ts";
import { PRESENCE_EVERY_MS, PRESENCE_NAMES_MAX } from "../protocol/limits.ts";
import type { User } from "../protocol/message.ts";

type PresenceFrame = Extract<ServerFrame, { type: "presence" }>;

export class Presence {
	readonly #tell: (frame: PresenceFrame) => void;
	readonly #now: () => number;
	readonly #people = new Map<string, { user: User; connections: number }>();
	#countedAt = 0;
	#countTimer: ReturnType<typeof setTimeout> | undefined;

	/** `tell` sends a frame to everybody who is here when it is called. */
	constructor(tell: (frame: PresenceFrame) => void, now: () => number) {
		this.#tell = tell;
		this.#now = now;
	}

	/** The number of people here, however many connections each has. */
	get count(): number {
		return this.#people.size;
	}

	get ids(): ReadonlySet<string> {
		return new Set(this.#people.keys());
	}

	people(): User[] {
		return [...this.#people.values()].map(({ user }) => user);
	}

	/** How many connections a person has. */
	connections(id: string): number {
		return this.#people.get(id)?.connections ?? 0;
	}

	/** For a welcome: the count, and who they are unless they are too many to list. */
	online(): { count: number; users: User[] } {
		const users = this.count > PRESENCE_NAMES_MAX ? [] : this.people();
		return { count: this.count, users };
	}

	/** Counts one more connection. Whether it is the person's first; nobody is told yet. */
	add(user: User): boolean {
		const connections = this.connections(user.id) + 1;
		this.#people.set(user.id, { user, connections });
		return connections === 1;
	}

	rename(user: User): void {
		const person = this.#people.get(user.id);
		if (person) person.user = user;
	}

	/** Tells everybody of a person who was not here. */
	announce(user: User): void {
		this.#tellChange({ joined: [user], left: [] });
	}

	/** Counts one connection less, and tells everybody if it was the person's last. */
	remove(id: string): void {
		const person = this.#people.get(id);
		if (!person || --person.connections > 0) return;
		this.#people.delete(id);
		this.#tellChange({ joined: [], left: [id] });
	}

	/** What a client that last knew of `believed` must hear to know who is here. */
	since(believed: ReadonlySet<string>): PresenceFrame {
		const { users, count } = this.online();
		const left = [...believed].filter((id) => !this.#people.has(id));
		return { type: "presence", count, joined: users.filter(({ id }) => !believed.has(id)), left };
	}

	#tellChange(change: { joined: User[]; left: string[] }): void {
		if (this.count > PRESENCE_NAMES_MAX) this.#tellCount();
		else this.#tell({ type: "presence", count: this.count, ...change });
	}

	/** In a crowd not for each who comes: at once, then the last state a while later. */
	#tellCount(): void {
		if (this.#countTimer !== undefined) return;
		const tell = () => {
			this.#countTimer = undefined;
			this.#countedAt = this.#now();
			this.#tell({ type: "presence", count: this.count, joined: [], left: [] });
		};
		const wait = this.#countedAt + PRESENCE_EVERY_MS - this.#now();
		if (wait <= 0) tell();
		else this.#countTimer = setTimeout(tell, wait);
	}
}
