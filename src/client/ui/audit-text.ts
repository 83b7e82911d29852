/** A line of a room's log as a plain sentence. Pure. */
import * as v from "valibot";
import type { AuditEntry } from "../../protocol/api.ts";
import { RoomPatchBody } from "../../protocol/bodies.ts";
import { listed } from "../texts/language.ts";
import { t } from "../texts/later.ts";
import { slowModeWords } from "./room-words.ts";

/** A name stands by itself, so that one written from right to left leaves the words around it in place. */
export type Piece = string | { readonly name: string };

/** "Ana muted Ben for an hour." */
export function auditSentence(entry: AuditEntry): Piece[] {
	const { actor, target } = entry;
	return sentenceOf(entry)
		.split(/(\{\w+\})/)
		.filter((piece) => piece !== "")
		.map((piece) => {
			if (piece === "{who}") return { name: actor.name };
			if (piece === "{whom}") return target ? { name: target.name } : t.audit.somebody;
			return piece;
		});
}

function sentenceOf({ act, detail = "" }: AuditEntry): string {
	switch (act) {
		case "edit":
			return t.audit.edit(listed(changesOf(detail)));
		case "role":
			return known(t.audit.roles, detail) ?? t.audit.roles.other;
		case "mute":
		case "ban":
			return t.audit[act](known(t.audit.spans, detail) ?? detail);
		case "purge":
			return purged(detail);
		case "invite":
			return detail === "moderator" ? t.audit.inviteModerators : t.audit.invite;
		case "import":
			return t.audit.import(Number(detail));
		default:
			return t.audit[act];
	}
}

/** What an edit changed, each in a few words; the detail is the patch itself. */
function changesOf(detail: string): string[] {
	const texts = t.audit.changes;
	const patch = v.safeParse(v.pipe(v.string(), v.parseJson(), RoomPatchBody), detail);
	if (!patch.success) return [texts.unknown];
	const { title, topic, visibility, slowMode, paused, archived, retentionDays } = patch.output;
	const changes: string[] = [];
	if (title !== undefined) changes.push(texts.title(title));
	if (topic !== undefined) changes.push(topic === "" ? texts.noTopic : texts.topic);
	if (visibility !== undefined) changes.push(texts[visibility]);
	if (slowMode !== undefined) changes.push(slowMode === 0 ? texts.slowOff : texts.slow(slowModeWords(slowMode)));
	if (retentionDays !== undefined) changes.push(retentionDays === 0 ? texts.keptAlways : texts.kept(retentionDays));
	if (paused !== undefined) changes.push(paused ? texts.pause : texts.unpause);
	if (archived !== undefined) changes.push(archived ? texts.archive : texts.unarchive);
	return changes.length === 0 ? [texts.nothing] : changes;
}

/** The detail is "1h, 3": from how long ago, and how many. */
function purged(detail: string): string {
	const [, span = "", count] = /^(\w+), (\d+)$/.exec(detail) ?? [];
	const since = known(t.audit.since, span);
	return since === undefined ? t.audit.purge : t.audit.purged(Number(count), since);
}

function known(texts: Readonly<Record<string, string>>, key: string): string | undefined {
	return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
