/** What an invitation still gives, in words. Pure. */
import type { Invite } from "../../protocol/api.ts";
import { t } from "../texts/later.ts";
import { leftWords } from "./room-words.ts";

/** "3 uses left · for 5 days" */
export function inviteLeft({ usesLeft, expiresAt }: Pick<Invite, "usesLeft" | "expiresAt">, now: number): string {
	const uses = usesLeft === undefined ? t.invites.anyNumber : t.invites.usesLeft(usesLeft);
	return expiresAt <= now ? t.invites.runOut(uses) : t.invites.left(uses, leftWords(expiresAt - now));
}
