/** Coming to belong to a room by an invitation, and who gives them out. */
import type { Invite } from "../protocol/api.ts";
import type { NewInvite } from "../protocol/bodies.ts";
import { INVITE_DEFAULT_AGE_S, INVITES_MAX } from "../protocol/limits.ts";
import type { Room } from "../protocol/message.ts";
import { type Decisions, type DecisionsContext, done, type Outcome, refuse } from "./decisions.ts";
import type { Visitor } from "./visitor.ts";

export class Invitations {
	readonly #context: DecisionsContext;
	readonly #decisions: Decisions;

	constructor(context: DecisionsContext, decisions: Decisions) {
		this.#context = context;
		this.#decisions = decisions;
	}

	/** Makes an invitation out of a secret's hash. */
	create(who: Visitor, { expiresIn, maxUses, role = "member" }: NewInvite, id: string, hash: string): Outcome<Invite> {
		const { invites } = this.#decisions;
		return this.#decisions.take(who, role === "member" ? "moderate" : "own", () => {
			const at = this.#context.now();
			if (invites.list(at).length >= INVITES_MAX) return refuse("rate_limited");
			const expiresAt = at + (expiresIn ?? INVITE_DEFAULT_AGE_S) * 1_000;
			const invite = { id, role, expiresAt, at, ...(maxUses === undefined ? {} : { usesLeft: maxUses }) };
			invites.add(invite, hash, who.user);
			this.#decisions.note(who, "invite", undefined, role);
			return done({ ...invite, by: who.user.id });
		});
	}

	list(who: Visitor): Outcome<Invite[]> {
		return this.#decisions.take(who, "moderate", () => done(this.#decisions.invites.list(this.#context.now())));
	}

	revoke(who: Visitor, id: string): Outcome<null> {
		return this.#decisions.take(who, "moderate", () => {
			if (!this.#decisions.invites.revoke(id)) return refuse("invite_gone");
			this.#decisions.note(who, "revoke", undefined, id);
			return done(null);
		});
	}

	/** What an invitation leads to, for somebody who has not accepted it yet. */
	preview(who: Visitor, hash: string): Outcome<Room> {
		const { gate, profile, now } = this.#context;
		const invite = this.#decisions.invites.find(hash, now());
		return invite && gate.look(who, now()) !== "banned" ? done(profile.room) : refuse("invite_gone");
	}

	/** Lets somebody in by an invitation. Who would gain nothing by it uses nothing up. */
	accept(who: Visitor, hash: string): Outcome<Room> {
		const { members, gate, profile, now, onMembership } = this.#context;
		const { invites } = this.#decisions;
		return this.#decisions.make((afterwards) => {
			const invite = invites.find(hash, now());
			if (!invite || gate.look(who, now()) === "banned") return refuse("invite_gone");
			const had = members.roleOf(who.user.id);
			const role = who.user.kind === "account" ? invite.role : "member";
			if (had !== undefined && (had !== "member" || role === "member")) return done(profile.room);
			invites.use(invite.id);
			members.put(who.user, role, now());
			this.#decisions.note(who, "join", undefined, invite.id);
			afterwards(() => onMembership(who.user, true));
			if (role !== "member") afterwards(() => this.#decisions.tell(who.user.id));
			return done(profile.room);
		});
	}
}
