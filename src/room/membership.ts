/** What a room tells accounts: that they belong to it, so that their list of rooms has it, and that they are in it. */
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

/**
 * Has an account know that a session of its own comes into a room, so that ending the session closes its sockets there.
 * False if it was ended already: from here on either this call or the account's own sees the other.
 */
export async function noteVisit(env: Env, { user, session }: Visitor, slug: string): Promise<boolean> {
	if (session === undefined) return true;
	return (await env.ACCOUNTS.getByName(user.id).use(session, slug)) !== undefined;
}
