/** What is decided about people and the room: roles, removals, bans, mutes, the room's own settings. */

import { LOBBY } from "../protocol/addresses.ts";
import type { AuditEntry, Member } from "../protocol/api.ts";
import type { MemberPatch, PurgeSpan, Removal, RoomPatch } from "../protocol/bodies.ts";
import { NET_BAN_MS } from "../protocol/limits.ts";
import type { Room, User } from "../protocol/message.ts";
import { isAbove } from "./access.ts";
import { type Afterwards, type Decisions, type DecisionsContext, done, type Outcome, refuse } from "./decisions.ts";
import type { Visitor } from "./visitor.ts";

export type { Outcome };

const SPAN_MS = { "15m": 15 * 60_000, "1h": 60 * 60_000, "1d": 24 * 60 * 60_000 } as const;

export class Moderation {
	readonly #context: DecisionsContext;
	readonly #decisions: Decisions;

	constructor(context: DecisionsContext, decisions: Decisions) {
		this.#context = context;
		this.#decisions = decisions;
	}

	/** Changes what the room is called and how it stands. */
	edit(who: Visitor, { paused, archived, ...patch }: RoomPatch): Outcome<Room> {
		const { profile, hub, now, onRoomChanged } = this.#context;
		const isOwners = patch.visibility !== undefined || patch.retentionDays !== undefined || archived !== undefined;
		return this.#decisions.take(who, isOwners ? "own" : "edit", (afterwards) => {
			const isHidden = patch.visibility === "private";
			if (profile.room.slug === LOBBY && (isHidden || archived)) return refuse("not_allowed");
			if (isHidden && who.user.kind === "guest") return refuse("account_needed");
			profile.change({
				...patch,
				...(paused === undefined ? {} : { isPaused: paused }),
				...(archived === undefined ? {} : { archivedAt: archived ? now() : null }),
			});
			this.#decisions.note(who, "edit", undefined, JSON.stringify({ ...patch, paused, archived }));
			// Who was in a public room by nothing but its being public is not in a private one.
			if (isHidden) afterwards(() => this.#decisions.putOutStrangers());
			afterwards(() => hub.broadcast({ type: "room", room: profile.room }));
			afterwards(onRoomChanged);
			return done(profile.room);
		});
	}

	/** Who belongs to the room, and who is merely here; for who moderates, with who of them is muted. */
	members(who: Visitor): Outcome<Member[]> {
		const { members, hub, gate, now } = this.#context;
		if (!gate.may(who, "read", now())) return refuse("not_allowed");
		const listed = members.list();
		const known = new Set(listed.map(({ user }) => user.id));
		const here = hub.presence.people().filter(({ id }) => !known.has(id));
		const all = [...listed, ...here.map((user) => ({ user, role: gate.roleOfPerson(user.id) }))];
		if (!gate.may(who, "moderate", now())) return done(all);
		return done(all.map((member) => ({ ...member, ...this.#mutedNow(member.user) })));
	}

	/** Gives somebody a role, or takes their right to write for a while. */
	setMember(who: Visitor, person: string, { role, muted }: MemberPatch): Outcome<Member> {
		const { members, gate, now } = this.#context;
		return this.#decisions.take(who, role === undefined ? "remove" : "own", (afterwards) => {
			const target = this.#decisions.find(person);
			if (!target) return refuse("no_person");
			if (role !== undefined && role !== "owner" && this.#decisions.isLastOwner(target.id)) return refuse("last_owner");
			if (role !== undefined && role !== "member" && target.kind !== "account") return refuse("account_needed");
			if (muted !== undefined && !gate.isAbove(who, target.id, now())) return refuse("not_allowed");
			if (role !== undefined) this.#setRole(who, target, role, afterwards);
			if (muted !== undefined) {
				if (muted === "off") members.unmute(target.id);
				else members.mute(target.id, muted === "forever" ? undefined : now() + SPAN_MS[muted]);
				this.#decisions.note(who, muted === "off" ? "unmute" : "mute", target, muted);
			}
			afterwards(() => this.#decisions.tell(target.id));
			return done({ user: target, role: gate.roleOfPerson(target.id), ...this.#mutedNow(target) });
		});
	}

	/** Leaves, or puts somebody out, for a while or for ever, with what they wrote lately. */
	remove(who: Visitor, person: string, { ban, purge }: Removal): Outcome<null> {
		const { gate, now } = this.#context;
		if (person === who.user.id && ban === undefined && purge === undefined) return this.#leave(who);
		return this.#decisions.take(who, "remove", (afterwards) => {
			const target = this.#decisions.find(person);
			if (!target) return refuse("no_person");
			if (!gate.isAbove(who, target.id, now())) return refuse("not_allowed");
			this.#expel(target, afterwards);
			this.#decisions.note(who, "remove", target);
			if (ban !== undefined) this.#ban(who, target, ban, afterwards);
			// Behind their being put out, so that nothing they send comes after what is taken away.
			if (purge !== undefined) this.#purge(who, target, purge, afterwards);
			return done(null);
		});
	}

	/** Takes away what somebody wrote lately, and lets them stay. */
	purge(who: Visitor, person: string, since: PurgeSpan): Outcome<null> {
		const { gate, now } = this.#context;
		return this.#decisions.take(who, "remove", (afterwards) => {
			const target = this.#decisions.find(person);
			if (!target) return refuse("no_person");
			if (!gate.isAbove(who, target.id, now())) return refuse("not_allowed");
			this.#purge(who, target, since, afterwards);
			return done(null);
		});
	}

	unban(who: Visitor, person: string): Outcome<null> {
		return this.#decisions.take(who, "remove", () => {
			const target = this.#decisions.find(person);
			if (!this.#context.members.unban(target?.id ?? person)) return refuse("no_person");
			this.#decisions.note(who, "unban", target);
			return done(null);
		});
	}

	bans(who: Visitor): Outcome<{ user: User; until?: number }[]> {
		return this.#decisions.take(who, "moderate", () => done(this.#context.members.bans(this.#context.now())));
	}

	audit(who: Visitor, before: number, limit: number): Outcome<AuditEntry[]> {
		return this.#decisions.take(who, "moderate", () => done(this.#decisions.audit.page(before, limit)));
	}

	/** Gives an account the place of the guests that it was, and what they wrote. */
	claim(who: Visitor): void {
		const { history, members, gate, hub, now } = this.#context;
		for (const guest of who.was) {
			if (history.people.claim(guest, who.user)) hub.rename(guest, who.user);
			this.#decisions.invites.claim(guest, who.user.id);
			if (members.claim(guest, who.user, now())) this.#context.onMembership(who.user, true);
			gate.forget();
		}
	}

	/** Takes up the name under which somebody comes. */
	meet({ user }: Visitor): void {
		const { history, hub } = this.#context;
		if (history.people.rename(user)) hub.rename(user.id, user);
	}

	/** Has both people of a conversation of two be in it, whoever of them had left. False once one of them is no more. */
	rejoin(people: readonly User[]): boolean {
		const { profile, members, now } = this.#context;
		if (profile.room.archivedAt !== undefined) return false;
		for (const user of people) if (members.roleOf(user.id) === undefined) members.put(user, "member", now());
		this.#context.gate.forget();
		return true;
	}

	/** Has an account that is no more leave for good: what they wrote stays under nobody's name, or goes. */
	forget(person: string, ghost: User, doesRemove: boolean): void {
		const { members, markers, levels, listeners, history, outbox, profile, hub, now } = this.#context;
		this.#decisions.make<null>((afterwards) => {
			const isKnown = history.people.find(person) !== undefined;
			const wasLastOwner = this.#decisions.isLastOwner(person);
			members.remove(person);
			members.forgive(person);
			markers.remove(person);
			levels.remove(person);
			listeners.set(person, false);
			this.#decisions.invites.revokeOf(person);
			const gone = doesRemove ? history.removeAllOf(person, now()).map(({ id }) => id) : [];
			for (const id of gone) outbox.remove(id);
			history.disown(person, ghost);
			if (wasLastOwner) this.#succeed(ghost, afterwards);
			// A conversation of two is over: whoever takes the name one day must not find themselves in it.
			if (profile.room.direct && isKnown) {
				profile.change({ archivedAt: now() });
				afterwards(() => hub.broadcast({ type: "room", room: profile.room }));
			}
			afterwards(() => this.#decisions.show(gone.flatMap((id) => history.reader.find(id) ?? [])));
			return done(null);
		});
	}

	/** Hands a room that has lost its last owner to the next in line: the moderator, else the account, that has been in it for longest. */
	#succeed(last: User, afterwards: Afterwards): void {
		const { members, now } = this.#context;
		const heir = members.list().find(({ user }) => user.kind === "account")?.user;
		if (!heir) return;
		members.put(heir, "owner", now());
		this.#decisions.note({ user: last }, "role", heir, "owner");
		afterwards(() => this.#decisions.tell(heir.id));
	}

	#mutedNow({ id }: User): Pick<Member, "muted"> {
		const muted = this.#context.members.muteOfPerson(id, this.#context.now());
		return muted ? { muted } : {};
	}

	#setRole(who: Visitor, target: User, role: Member["role"], afterwards: Afterwards): void {
		const { members, now, onMembership } = this.#context;
		const had = members.roleOf(target.id);
		members.put(target, role, now());
		// What they gave out, they may not be able to give out any more.
		if (had !== undefined && isAbove(had, role)) this.#decisions.invites.revokeOf(target.id);
		if (members.unban(target.id)) this.#decisions.note(who, "unban", target);
		this.#decisions.note(who, "role", target, role);
		afterwards(() => onMembership(target, true));
	}

	/** Takes somebody out of the room, with all their connections. */
	#expel({ id, name, kind }: User, afterwards: Afterwards): void {
		const { members, history, hub, onMembership } = this.#context;
		members.remove(id);
		this.#decisions.invites.revokeOf(id);
		afterwards(() => {
			for (const one of history.people.idsOf(id)) hub.closePerson(one, "not_allowed");
		});
		afterwards(() => onMembership({ id, name, kind }, false));
	}

	#ban(who: Visitor, target: User, ban: NonNullable<Removal["ban"]>, afterwards: Afterwards): void {
		const { members, history, hub, now } = this.#context;
		// Who is banned must be known even if they never said anything.
		history.people.remember(target);
		const net = target.kind === "guest" ? hub.netOf(target.id) : "";
		const until = ban === "forever" ? undefined : now() + SPAN_MS[ban];
		const netUntil = Math.min(until ?? Number.POSITIVE_INFINITY, now() + NET_BAN_MS);
		members.ban(target.id, until, net === "" ? undefined : { hash: net, until: netUntil }, now());
		this.#decisions.note(who, "ban", target, ban);
		// They may be here under another cookie as well.
		if (net !== "") afterwards(() => this.#decisions.putOutStrangers());
	}

	/** Takes away what somebody wrote lately; the commands among it are answered no more. */
	#purge(who: Visitor, target: User, purge: PurgeSpan, afterwards: Afterwards): void {
		const { history, outbox, now } = this.#context;
		const removed = history.removeOf(history.people.idsOf(target.id), now() - SPAN_MS[purge], now());
		for (const { id } of removed) outbox.remove(id);
		this.#decisions.note(who, "purge", target, `${purge}, ${removed.length}`);
		afterwards(() => this.#decisions.show(removed));
	}

	#leave(who: Visitor): Outcome<null> {
		const { members, hub, profile, onMembership } = this.#context;
		const { id } = who.user;
		return this.#decisions.take(who, "leave", (afterwards) => {
			if (this.#decisions.isLastOwner(id)) return refuse("last_owner");
			if (members.roleOf(id) !== undefined) {
				members.remove(id);
				this.#decisions.invites.revokeOf(id);
				this.#decisions.note(who, "leave");
			}
			afterwards(() => onMembership(who.user, false));
			afterwards(() => {
				if (profile.room.visibility === "private") hub.closePerson(id, "not_allowed");
				else this.#decisions.tell(id);
			});
			return done(null);
		});
	}
}
