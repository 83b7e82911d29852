/** A line of a room's log as a plain sentence. Pure. */
import * as v from "valibot";
import { type AuditEntry, RoomPatchBody } from "../../protocol/api.ts";
import { counted, retentionWords, slowModeWords, spanWords } from "./room-words.ts";

/** A name stands by itself, so that one written from right to left leaves the words around it in place. */
export type Piece = string | { readonly name: string };

/** "Ana muted Ben for an hour." The actor comes first. */
export function auditSentence({ act, actor, target, detail }: AuditEntry): Piece[] {
	const who: Piece = { name: actor.name };
	const whom: Piece = target ? { name: target.name } : "somebody";
	const span = spanWords(detail ?? "");
	switch (act) {
		case "edit":
			return [who, ` ${list(changesOf(detail))}.`];
		case "role":
			return [who, " made ", whom, ` ${ROLES[detail ?? ""] ?? "something else"}.`];
		case "mute":
			return [who, " muted ", whom, ` for ${span}.`];
		case "unmute":
			return [who, " let ", whom, " write again."];
		case "remove":
			return [who, " removed ", whom, " from the room."];
		case "ban":
			return [who, " banned ", whom, ` for ${span}.`];
		case "unban":
			return [who, " let ", whom, " back in."];
		case "purge":
			return purged(who, whom, detail);
		case "delete":
			return [who, " removed a message of ", whom, "."];
		case "invite":
			return [who, ` made an invitation${detail === "moderator" ? " for moderators" : ""}.`];
		case "revoke":
			return [who, " took back an invitation."];
		case "join":
			return [who, " came in by an invitation."];
		case "leave":
			return [who, " left the room."];
		case "import":
			return [who, ` imported ${counted(Number(detail), "message", "messages")}.`];
	}
}

const ROLES: Record<string, string> = { owner: "an owner", moderator: "a moderator", member: "a member" };

/** What an edit changed, each in a few words; the detail is the patch itself. */
function changesOf(detail: string | undefined): string[] {
	const patch = v.safeParse(v.pipe(v.string(), v.parseJson(), RoomPatchBody), detail);
	if (!patch.success) return ["changed the room"];
	const { title, topic, visibility, slowMode, paused, archived, retentionDays } = patch.output;
	const changes: string[] = [];
	if (title !== undefined) changes.push(`called the room “${title}”`);
	if (topic !== undefined) changes.push(topic === "" ? "took away the topic" : "changed the topic");
	if (visibility !== undefined) changes.push(`made the room ${visibility}`);
	if (slowMode !== undefined) changes.push(slowMode === 0 ? "turned slow mode off" : `set slow mode to ${slowModeWords(slowMode)}`);
	if (retentionDays !== undefined) changes.push(`has messages kept ${retentionWords(retentionDays).toLowerCase()}`);
	if (paused !== undefined) changes.push(paused ? "paused the room" : "ended the pause");
	if (archived !== undefined) changes.push(archived ? "archived the room" : "opened the room again");
	return changes.length === 0 ? ["changed nothing"] : changes;
}

/** The detail is "1h, 3": from how long ago, and how many. */
function purged(who: Piece, whom: Piece, detail: string | undefined): Piece[] {
	const [, span, count] = /^(\w+), (\d+)$/.exec(detail ?? "") ?? [];
	if (span === undefined) return [who, " removed messages of ", whom, "."];
	const since = spanWords(span).replace(/^an? /, "");
	return [who, ` removed ${counted(Number(count), "message", "messages")} of `, whom, ` from the last ${since}.`];
}

function list(parts: readonly string[]): string {
	// The sentence around them is English, so the list is too.
	return new Intl.ListFormat("en", { type: "conjunction" }).format(parts);
}
