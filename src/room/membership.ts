/** What a room tells accounts: that they belong to it, so that their list of rooms has it, that they are in it, and what they have read. */
import type { User } from "../protocol/message.ts";
import type { Visitor } from "./visitor.ts";

/** The room is the authority: where the account does not hear of it, its list is old until it enters or leaves again. */
export async function noteMembership(env: Env, person: User, slug: string, isMember: boolean): Promise<void> {
	if (person.kind !== "account") return;
	try {
		await env.ACCOUNTS.getByName(person.id).noteRoom(slug, isMember);
	} catch (error) {
		console.warn("room: an account did not take a membership", error);
	}
}

/** Has an account take back what its devices were told of a room. Where it does not hear of it, they go on showing that. */
export async function noteRead(env: Env, account: string, slug: string): Promise<void> {
	try {
		await env.ACCOUNTS.getByName(account).noteRead(slug);
	} catch (error) {
		console.warn("room: an account did not hear that all is read", error);
	}
}

/**
 * Has an account know that a session of its own comes into a room, so that ending the session closes its sockets there, and
 * says whether a device of its takes notifications. Undefined if it was ended already: from here on either this call or the
 * account's own sees the other.
 */
export async function noteVisit(env: Env, { user, session }: Visitor, slug: string): Promise<{ listens?: boolean } | undefined> {
	return session === undefined ? {} : env.ACCOUNTS.getByName(user.id).use(session, slug);
}
