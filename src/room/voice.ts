/** Whether somebody may write now: the room's state, their standing, a mute, and slow mode. */
import { errorFrame, type ServerFrame } from "../protocol/frames.ts";
import type { Mute, Role } from "../protocol/message.ts";
import type { Gate } from "./gate.ts";
import type { History } from "./history.ts";
import type { Members } from "./members.ts";
import type { Profile } from "./profile.ts";
import type { Visitor } from "./visitor.ts";

export class Voice {
	readonly #profile: Profile;
	readonly #gate: Gate;
	readonly #members: Members;
	readonly #history: History;
	/** When people last wrote, as far as slow mode asks; read from the history when it is turned on or made slower. */
	#lastWrote: Map<string, number> | undefined;
	#lastWroteMs = 0;

	constructor(profile: Profile, gate: Gate, members: Members, history: History) {
		this.#profile = profile;
		this.#gate = gate;
		this.#members = members;
		this.#history = history;
	}

	/** What somebody who comes is here. */
	standingOf(visitor: Visitor, now: number): { role: Role; muted?: Mute } {
		const muted = this.#members.muteOf(visitor, now);
		return { role: this.#gate.roleOf(visitor, now), ...(muted ? { muted } : {}) };
	}

	maySpeak(visitor: Visitor, now: number): boolean {
		return this.#gate.may(visitor, "write", now) && !this.#members.muteOf(visitor, now);
	}

	/** What to answer to somebody who wants to change what is there and may not write at all. */
	silence(visitor: Visitor, id: string, now: number): ServerFrame | undefined {
		if (!this.#gate.may(visitor, "write", now)) return errorFrame("not_allowed", { id, text: this.#why() });
		return this.#members.muteOf(visitor, now) ? errorFrame("muted", { id }) : undefined;
	}

	/** What to answer to somebody who wants to say something and may not, or not yet. */
	refuse(visitor: Visitor, id: string, now: number): ServerFrame | undefined {
		const silenced = this.silence(visitor, id, now);
		if (silenced) return silenced;
		const waitMs = this.#slowModeWait(visitor, now);
		return waitMs > 0 ? errorFrame("slow_mode", { id, retryAfter: Math.ceil(waitMs / 1_000) }) : undefined;
	}

	/** Notes that somebody wrote. */
	note(person: string, now: number): void {
		if (this.#profile.room.slowMode > 0) this.#lastWrote?.set(person, now);
	}

	/** Slow mode holds for members; who moderates must be able to answer. */
	#slowModeWait(visitor: Visitor, now: number): number {
		const everyMs = this.#profile.room.slowMode * 1_000;
		if (everyMs === 0) {
			this.#lastWrote = undefined;
			return 0;
		}
		if (this.#gate.roleOf(visitor, now) !== "member") return 0;
		if (this.#lastWrote === undefined || this.#lastWroteMs < everyMs) this.#lastWrote = this.#history.lastWrote(now - everyMs);
		this.#lastWroteMs = everyMs;
		return (this.#lastWrote.get(visitor.user.id) ?? 0) + everyMs - now;
	}

	#why(): string {
		const { archivedAt, paused } = this.#profile.room;
		if (archivedAt !== undefined) return "This room is archived: it can only be read.";
		return paused ? "A moderator has paused this room for a moment." : "You may not write here.";
	}
}
