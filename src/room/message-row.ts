/** How a message lies in SQLite, and how it is shown. */
import * as v from "valibot";
import { REACTION_PEOPLE_SHOWN } from "../protocol/limits.ts";
import { CardSchema, type Message, type User } from "../protocol/message.ts";
import { ATTACHED, showFiles } from "./files.ts";
import { REACTED, showReactions } from "./reactions.ts";

export interface MessageRow extends Record<string, SqlStorageValue> {
	id: number;
	rev: number;
	at: number;
	sender: string;
	name: string;
	kind: User["kind"];
	client_id: string;
	text: string;
	reply_to: number | null;
	command: string | null;
	args: string | null;
	status: "pending" | "answered" | "failed" | null;
	code: string | null;
	card: string | null;
	attempt: number | null;
	edited_at: number | null;
	deleted_at: number | null;
	mentions: string | null;
	/** The reactions, as JSON: pairs of an emoji and a person's id, the first first; NULL where there are none. */
	reacted: string | null;
	/** The files, as JSON; NULL where there are none. */
	attached: string | null;
	/** The account that the sender, then a guest, became. */
	account: string | null;
}

export const SELECT_MESSAGES = `SELECT m.*, p.name, p.kind, p.account, ${REACTED} AS reacted, ${ATTACHED} AS attached FROM messages m JOIN people p ON p.id = m.sender`;

const MentionsSchema = v.array(v.string());

/** The author of a command's message. */
export function botUser(command: string): User {
	return { id: `bot:${command}`, name: command, kind: "bot" };
}

/** The message of a row. `viewer` is shown the client ids of what they sent; so many people are named for each kind of reaction. */
export function toMessage(row: MessageRow, viewer: string | undefined, peopleShown = REACTION_PEOPLE_SHOWN): Message {
	const sender: User = { id: row.account ?? row.sender, name: row.name, kind: row.kind };
	return {
		id: row.id,
		rev: row.rev,
		at: row.at,
		author: row.command === null ? sender : botUser(row.command),
		text: row.deleted_at === null ? row.text : null,
		...(row.edited_at === null || row.deleted_at !== null ? {} : { editedAt: row.edited_at }),
		...(row.deleted_at === null ? {} : { deletedAt: row.deleted_at }),
		...(row.sender === viewer || (row.account !== null && row.account === viewer) ? { clientId: row.client_id } : {}),
		...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
		...(row.command === null || row.status === null
			? {}
			: {
					command: {
						name: row.command,
						args: row.args ?? "",
						by: sender,
						status: row.status,
						...(row.code === null ? {} : { code: row.code }),
					},
				}),
		...(row.reacted === null ? {} : showReactions(row.reacted, peopleShown)),
		...(row.mentions === null ? {} : { mentions: v.parse(MentionsSchema, JSON.parse(row.mentions)) }),
		...(row.attached === null ? {} : showFiles(row.attached)),
		...(row.card === null ? {} : { card: v.parse(CardSchema, JSON.parse(row.card)) }),
	};
}
