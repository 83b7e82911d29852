/** How a decision about people or the room is taken: checked, made and written into the audit log in one synchronous go. */

import { LOBBY } from "../protocol/addresses.ts";
import type { AuditEntry } from "../protocol/api.ts";
import type { ErrorCode } from "../protocol/errors.ts";
import { PURGE_PAGE } from "../protocol/limits.ts";
import type { Message, User } from "../protocol/message.ts";
import type { Act } from "./access.ts";
import { Audit } from "./audit.ts";
import type { Gate } from "./gate.ts";
import type { History } from "./history.ts";
import type { Hub } from "./hub.ts";
import { Invites } from "./invites.ts";
import type { Levels } from "./levels.ts";
import type { Listeners } from "./listeners.ts";
import type { Markers } from "./markers.ts";
import type { Members } from "./members.ts";
import type { Outbox } from "./outbox.ts";
import type { Profile } from "./profile.ts";
import { wholeSeconds } from "./rate-limit.ts";
import type { Visitor } from "./visitor.ts";

/** What came of a call: what it gives, or the code of the refusal. An error would lose its class on the way to the Worker. */
export type Outcome<T> = { ok: true; value: T } | Refused;

export interface Refused {
	ok: false;
	code: ErrorCode;
	detail?: string;
	/** Seconds. */
	retryAfter?: number;
}

export function done<T>(value: T): Outcome<T> {
	return { ok: true, value };
}

export function refuse(code: ErrorCode, more: Pick<Refused, "detail" | "retryAfter"> = {}): Refused {
	return { ok: false, code, ...more };
}

/** The refusal of what comes too fast; undefined if there is nothing to wait for. */
export function refuseTooFast(waitMs: number): Refused | undefined {
	return waitMs > 0 ? refuse("rate_limited", { retryAfter: wholeSeconds(waitMs) }) : undefined;
}

/** What decisions need of their room. */
export interface DecisionsContext {
	readonly storage: DurableObjectStorage;
	readonly profile: Profile;
	readonly members: Members;
	readonly markers: Markers;
	readonly levels: Levels;
	readonly listeners: Listeners;
	readonly gate: Gate;
	readonly history: History;
	readonly outbox: Outbox;
	readonly hub: Hub;
	/** Told when the room itself has changed, and when somebody belongs to it or no longer does. */
	readonly onRoomChanged: () => void;
	readonly onMembership: (person: User, isMember: boolean) => void;
	readonly now: () => number;
}

/** Has something done once the decision is made: telling people of it, putting them out. */
export type Afterwards = (act: () => void) => void;

export class Decisions {
	readonly #context: DecisionsContext;
	readonly audit: Audit;
	readonly invites: Invites;

	constructor(context: DecisionsContext) {
		this.#context = context;
		this.audit = new Audit(context.storage.sql);
		this.invites = new Invites(context.storage.sql);
	}

	/**
	 * Decides something that takes a right. `decide` refuses before it changes anything; what it gives to `afterwards` is
	 * done when all of it is made, in that order.
	 */
	take<T>(who: Visitor, act: Act, decide: (afterwards: Afterwards) => Outcome<T>): Outcome<T> {
		const { gate, now } = this.#context;
		if (!gate.may(who, act, now())) return refuse("not_allowed");
		return this.make(decide);
	}

	/** The same for what takes no right. */
	make<T>(decide: (afterwards: Afterwards) => Outcome<T>): Outcome<T> {
		const { gate, history } = this.#context;
		const acts: (() => void)[] = [];
		try {
			return history.atomically(() => decide((act) => acts.push(act)));
		} catch (error) {
			acts.length = 0;
			throw error;
		} finally {
			gate.forget();
			for (const act of acts) act();
		}
	}

	/** Shows people what was taken away. */
	show(removed: Message[]): void {
		for (let from = 0; from < removed.length; from += PURGE_PAGE) this.#context.hub.publish(removed.slice(from, from + PURGE_PAGE));
	}

	/** Puts out who has lost the right to be here. */
	putOutStrangers(): void {
		const { hub, gate, now } = this.#context;
		for (const visitor of hub.visitors()) if (!gate.isIn(visitor, now())) hub.closePerson(visitor.user.id, "not_allowed");
	}

	/** Tells somebody what they are here now, under whichever of their ids they have come. */
	tell(person: string): void {
		const { hub, profile, history, gate, members, now } = this.#context;
		const muted = members.muteOfPerson(person, now());
		for (const id of history.people.idsOf(person)) {
			hub.sendToPerson(id, { type: "room", room: profile.room, role: gate.roleOfPerson(id), ...(muted ? { muted } : {}) });
		}
	}

	/** Who somebody is that a decision is about: the room must know them, or they must be here. */
	find(person: string): User | undefined {
		const { history, hub } = this.#context;
		return history.people.find(person) ?? hub.presence.people().find(({ id }) => id === person);
	}

	/** Whether the room would have no owner without this person. The lobby needs none. */
	isLastOwner(person: string): boolean {
		const { members, profile } = this.#context;
		return profile.room.slug !== LOBBY && members.roleOf(person) === "owner" && members.countOwners() === 1;
	}

	note(who: Pick<Visitor, "user">, act: AuditEntry["act"], target?: User, detail?: string): void {
		this.audit.add({
			at: this.#context.now(),
			actor: who.user,
			act,
			...(target ? { target } : {}),
			...(detail === undefined ? {} : { detail }),
		});
	}
}
