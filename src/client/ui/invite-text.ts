/** What an invitation still gives, in words. Pure. */
import type { Invite } from "../../protocol/api.ts";
import { counted, leftWords } from "./room-words.ts";

/** "3 uses left · for 5 days" */
export function inviteLeft({ usesLeft, expiresAt }: Pick<Invite, "usesLeft" | "expiresAt">, now: number): string {
	const uses = usesLeft === undefined ? "Any number of people" : `${counted(usesLeft, "use", "uses")} left`;
	return `${uses} · ${expiresAt <= now ? "run out" : `for ${leftWords(expiresAt - now)}`}`;
}
