/** Who comes to a room, as the Worker that has checked them says it. */
import * as v from "valibot";
import { UserSchema } from "../protocol/message.ts";

export const VisitorSchema = v.object({
	user: UserSchema,
	/** The account's session, so that ending it closes its sockets; a guest has none. */
	session: v.exactOptional(v.string()),
	/** The guests that this account was: what they wrote is theirs. */
	was: v.array(v.string()),
	/** A hash of the network address that they come from; empty where it is not known. */
	net: v.string(),
});
export type Visitor = v.InferOutput<typeof VisitorSchema>;

/** The header in which the Worker says who comes; it overwrites whatever a client put there. */
export const VISITOR_HEADER = "X-Chattorum-Visitor";

export function writeVisitor(visitor: Visitor): string {
	return encodeURIComponent(JSON.stringify(visitor));
}

/** Throws on what is none: only the Worker writes it. */
export function readVisitor(header: string | null): Visitor {
	return v.parse(VisitorSchema, JSON.parse(decodeURIComponent(header ?? "")));
}
