/** Writes down what the page knows, a moment after it changed, for the next visit to begin with. */
import { effect } from "@preact/signals";
import type { Clock } from "./connection.ts";
import type { OpenRoom } from "./open-room.ts";
import type { Replica } from "./replica.ts";
import type { Store } from "./store.ts";

/** In a busy room each message changes something; it is written down no more often than this. */
export const KEEP_AFTER_MS = 2_000;

/** From now on. What it returns writes down at once what is left to be, as when the page is about to go. */
export function keepCopies(store: Store, replica: Replica, clock: Clock): () => void {
	const known = new Later(clock, () => {
		const me = store.me.peek();
		if (me.kind !== "somebody") return;
		void replica.keep({
			user: me.user,
			// Who is there by then is not known.
			rooms: store.rooms.peek().map((room) => ({ ...room, online: 0 })),
			settings: store.settings.peek(),
			commands: [...store.commands.peek()],
		});
	});
	let shown: OpenRoom | undefined;
	const room = new Later(clock, () => {
		if (shown) void keepRoom(shown, replica);
	});
	effect(() => {
		store.me.value;
		store.rooms.value;
		store.settings.value;
		store.commands.value;
		known.schedule();
	});
	effect(() => {
		const now = store.room.value;
		if (now !== shown) room.flush();
		shown = now;
		if (!now) return;
		now.timeline.value;
		now.reading.marker.value;
		now.level.value;
		room.schedule();
	});
	effect(() => {
		for (const { slug, status } of store.opened.value.values()) if (status.value.kind === "refused") void replica.forgetRoom(slug);
	});
	return () => {
		known.flush();
		room.flush();
	};
}

async function keepRoom({ slug, timeline, reading, level, status }: OpenRoom, replica: Replica): Promise<void> {
	const { room, you, rev, messages, hasOlder } = timeline.peek();
	if (!room || !you || status.peek().kind === "refused") return;
	const chosen = level.peek();
	await replica.keepRoom({
		slug,
		user: you.user.id,
		room,
		you,
		rev,
		messages: [...messages],
		hasOlder,
		marker: reading.marker.peek(),
		...(chosen === undefined ? {} : { level: chosen }),
	});
}

/** Work that is done once, some time after it was first asked for. */
class Later {
	readonly #clock: Clock;
	readonly #work: () => void;
	#cancel: (() => void) | undefined;

	constructor(clock: Clock, work: () => void) {
		this.#clock = clock;
		this.#work = work;
	}

	schedule(): void {
		this.#cancel ??= this.#clock.after(KEEP_AFTER_MS, () => this.flush());
	}

	/** Does now what is left to be done. */
	flush(): void {
		if (!this.#cancel) return;
		this.#cancel();
		this.#cancel = undefined;
		this.#work();
	}
}
