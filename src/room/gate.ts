/** Who may do what in this room: puts together what the room is, who its members are, and whom it keeps out. */

import { LOBBY } from "../protocol/addresses.ts";
import type { Role } from "../protocol/message.ts";
import { type Act, isAbove, may, type Standing } from "./access.ts";
import type { Members } from "./members.ts";
import type { Profile } from "./profile.ts";
import type { Visitor } from "./visitor.ts";

/** So many standings are remembered at most; who comes back costs a look-up. */
const STANDINGS_MAX = 10_000;

export class Gate {
	readonly #profile: Profile;
	readonly #members: Members;
	readonly #lobbyOwner: string | undefined;
	/** Standings of people who are inside, by who they are and where they come from: a cache, so that a message costs no look-up. */
	readonly #standings = new Map<string, Standing>();

	/** `lobbyOwner` is the account that the operator named as the owner of the lobby. */
	constructor(profile: Profile, members: Members, lobbyOwner: string | undefined) {
		this.#profile = profile;
		this.#members = members;
		this.#lobbyOwner = lobbyOwner;
	}

	/** What somebody is here, looked up anew. */
	look(visitor: Visitor, now: number): Standing {
		const role = this.#tableRole(visitor.user.id);
		// An owner cannot be kept out, whatever is said of where they come from.
		if (role === "owner") return role;
		if (this.#members.isBanned(visitor, now)) return "banned";
		return role ?? (this.#profile.room.visibility === "public" ? "member" : "outsider");
	}

	/** What somebody is here who is inside, as it was looked up since the last decision. */
	standing(visitor: Visitor, now: number): Standing {
		const key = `${visitor.user.id} ${visitor.net}`;
		const known = this.#standings.get(key);
		if (known !== undefined) return known;
		const standing = this.look(visitor, now);
		if (this.#standings.size >= STANDINGS_MAX) this.#standings.clear();
		this.#standings.set(key, standing);
		return standing;
	}

	/** Whether somebody may be in the room at all, looked up anew. */
	isIn(visitor: Visitor, now: number): boolean {
		return may(this.look(visitor, now), "read", this.#profile.state);
	}

	may(visitor: Visitor, act: Act, now: number): boolean {
		return may(this.standing(visitor, now), act, this.#profile.state);
	}

	/** Whether somebody's role is above that of the person with this id. */
	isAbove(visitor: Visitor, person: string, now: number): boolean {
		return isAbove(this.look(visitor, now), this.roleOfPerson(person));
	}

	/** The role of the person with this id. */
	roleOfPerson(person: string): Role {
		return this.#tableRole(person) ?? "member";
	}

	/** The role that somebody is shown to have. */
	roleOf(visitor: Visitor, now: number): Role {
		const standing = this.standing(visitor, now);
		return standing === "outsider" || standing === "banned" ? "member" : standing;
	}

	/** Something was decided about people or the room: nothing is remembered of before. */
	forget(): void {
		this.#standings.clear();
		this.#members.forget();
	}

	#tableRole(person: string): Role | undefined {
		if (this.#profile.room.slug === LOBBY && this.#lobbyOwner !== undefined && person === this.#lobbyOwner) return "owner";
		return this.#members.roleOf(person);
	}
}
