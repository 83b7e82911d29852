/** What people do to messages that are there: change their own, take them away, react. Each is one change of one message. */

import type { Edit, Reaction } from "../protocol/api.ts";
import { type DeleteFrame, type EditFrame, errorFrame, type ReactFrame, type ServerFrame } from "../protocol/frames.ts";
import { REACTIONS_MAX } from "../protocol/limits.ts";
import { mentionsIn } from "../protocol/mentions.ts";
import type { Message } from "../protocol/message.ts";
import type { BlockedWords } from "./blocked-words.ts";
import { parseSpoken } from "./commands.ts";
import { type Decisions, done, type Outcome, refuse } from "./decisions.ts";
import type { Gate } from "./gate.ts";
import type { History } from "./history.ts";
import type { Limits } from "./limits.ts";
import type { Outbox } from "./outbox.ts";
import { firstLink, type Previews } from "./previews.ts";
import type { Visitor } from "./visitor.ts";
import type { Voice } from "./voice.ts";

/** What amendments need of their room. */
export interface AmendmentsContext {
	readonly history: History;
	readonly outbox: Outbox;
	readonly gate: Gate;
	readonly decisions: Decisions;
	readonly voice: Voice;
	readonly blockedWords: BlockedWords;
	readonly previews: Previews;
	readonly limits: Limits;
	/** Shows a message that was changed. */
	readonly publish: (message: Message) => void;
	readonly now: () => number;
}

const NO_COMMAND = "A message cannot become a command. Write two slashes to have it begin with one.";
const FULL = `A message can have ${REACTIONS_MAX} kinds of reactions.`;

export class Amendments {
	readonly #context: AmendmentsContext;

	constructor(context: AmendmentsContext) {
		this.#context = context;
	}

	/** Does what a frame asks, if whoever sent it may. Who may not write any more may still take back what they wrote. */
	take(who: Visitor, frame: EditFrame | DeleteFrame | ReactFrame): ServerFrame {
		const { voice, limits, now } = this.#context;
		const silenced = frame.type === "delete" ? undefined : voice.silence(who, frame.id, now());
		const refused = silenced ?? limits.refuseMessage(who.user.id, frame.id, now());
		if (refused) return refused;
		switch (frame.type) {
			case "edit":
				return this.#edit(who, frame);
			case "delete":
				return this.#remove(who, frame);
			case "react":
				return this.#react(who, frame);
		}
	}

	/** What a message said before, for its author and who moderates. */
	edits(who: Visitor, message: number): Outcome<Edit[]> {
		const { history, gate, now } = this.#context;
		const found = this.#find(message);
		if (!found) return refuse("no_message");
		if (!isBy(who, found) && !gate.may(who, "moderate", now())) return refuse("not_yours");
		return done(history.edits.of(message));
	}

	/** Everybody who reacted to a message. */
	reactions(message: number): Outcome<Reaction[]> {
		return this.#find(message) ? done(this.#context.history.reactions.of(message)) : refuse("no_message");
	}

	/** Gives one's own message another text; the same text again changes nothing. */
	#edit(who: Visitor, { id, message, text: typed }: EditFrame): ServerFrame {
		const { history, gate, blockedWords, previews, publish, now } = this.#context;
		const found = this.#find(message);
		if (!found) return errorFrame("no_message", { id });
		if (found.command !== undefined || !isBy(who, found)) return errorFrame("not_yours", { id });
		const spoken = parseSpoken(typed);
		if (spoken.kind === "command") return errorFrame("not_allowed", { id, text: NO_COMMAND });
		const unwanted = blockedWords.refuse(spoken.text, id);
		if (unwanted) return unwanted;
		if (spoken.text !== found.text) {
			const mentions = mentionsIn(spoken.text, gate.may(who, "callAll", now()));
			const keepsCard = firstLink(spoken.text) === firstLink(found.text);
			const edited = history.edit(message, spoken.text, { mentions, keepsCard }, now());
			publish(edited);
			if (!keepsCard) previews.ask(edited);
		}
		return { type: "ok", id, message };
	}

	/** Takes away one's own message, or as a moderator anybody's; again, it is gone already. */
	#remove(who: Visitor, { id, message }: DeleteFrame): ServerFrame {
		const { history, gate, outbox, decisions, publish, now } = this.#context;
		const found = history.reader.find(message);
		if (!found) return errorFrame("no_message", { id });
		const isOwn = isBy(who, found);
		const may = gate.may(who, "remove", now()) || (isOwn && gate.may(who, "takeBack", now()));
		if (!may) return errorFrame(isOwn ? "not_allowed" : "not_yours", { id });
		if (found.deletedAt === undefined) {
			const removed = history.atomically(() => {
				outbox.remove(message);
				if (!isOwn) decisions.note(who, "delete", found.command?.by ?? found.author, String(message));
				return history.remove(message, now());
			});
			publish(removed);
		}
		return { type: "ok", id, message };
	}

	#react(who: Visitor, { id, message, emoji, on }: ReactFrame): ServerFrame {
		const { history, publish } = this.#context;
		if (!this.#find(message)) return errorFrame("no_message", { id });
		const result = history.react(message, who.user, emoji, on);
		if (result === "full") return errorFrame("not_allowed", { id, text: FULL });
		if (result !== "unchanged") publish(result);
		return { type: "ok", id, message };
	}

	#find(id: number): Message | undefined {
		const message = this.#context.history.reader.find(id);
		return message?.deletedAt === undefined ? message : undefined;
	}
}

/** Whether somebody wrote a message, or asked for it, now or as the guest that they were. */
function isBy({ user, was }: Visitor, { author, command }: Message): boolean {
	const { id } = command?.by ?? author;
	return id === user.id || was.includes(id);
}
