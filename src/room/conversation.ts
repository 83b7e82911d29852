/**
 * What is said in a room: takes people's frames in turns, validates, stores, answers, and publishes what a turn
 * changed in one frame. Everything happens synchronously within a turn, so that what one person sends keeps its order
 * (the runtime lets the handlers of one socket interleave at any await that is not storage).
 */
import {
	type ClientFrame,
	errorFrame,
	type RetryFrame,
	type SeenFrame,
	type SendFrame,
	type ServerFrame,
	type Welcome,
} from "../protocol/frames.ts";
import type { Answer, AnswerResult } from "../protocol/jobs.ts";
import { CATCH_UP_MAX, PAGE_DEFAULT } from "../protocol/limits.ts";
import { mentionsIn } from "../protocol/mentions.ts";
import type { Message } from "../protocol/message.ts";
import { Amendments } from "./amendments.ts";
import type { BlockedWords } from "./blocked-words.ts";
import type { CommandList } from "./command-list.ts";
import { Commands, parseSpoken } from "./commands.ts";
import type { Decisions } from "./decisions.ts";
import { type Asked, Delivery, type DeliveryContext } from "./delivery.ts";
import type { Gate } from "./gate.ts";
import type { History } from "./history.ts";
import type { Hub, Session } from "./hub.ts";
import { Levels } from "./levels.ts";
import type { Limits } from "./limits.ts";
import type { Markers } from "./markers.ts";
import type { Notifier } from "./notifier.ts";
import type { Outbox } from "./outbox.ts";
import { Previews } from "./previews.ts";
import type { Profile } from "./profile.ts";
import type { Retention } from "./retention.ts";
import { gatherMs, Turns } from "./turns.ts";
import { Upkeep } from "./upkeep.ts";
import type { Uploads } from "./uploads.ts";
import type { Visitor } from "./visitor.ts";
import type { Voice } from "./voice.ts";

/** What a conversation needs of its room. */
export interface ConversationContext {
	readonly profile: Profile;
	readonly history: History;
	readonly outbox: Outbox;
	readonly voice: Voice;
	readonly gate: Gate;
	readonly decisions: Decisions;
	readonly markers: Markers;
	readonly levels: Levels;
	readonly notifier: Notifier;
	readonly hub: Hub;
	readonly storage: DurableObjectStorage;
	readonly commandList: CommandList;
	readonly limits: Limits;
	readonly blockedWords: BlockedWords;
	readonly retention: Retention;
	readonly uploads: Uploads;
	readonly sendJob: DeliveryContext["sendJob"];
	/** The command of the bot that looks links up, where the operator wants them looked up. */
	readonly previewCommand: string | undefined;
	/** Told when something was said, after it was published. */
	readonly onPublished: () => void;
	readonly waitUntil: (promise: Promise<unknown>) => void;
	readonly now: () => number;
}

const FILE_GONE = "A file of this message is not here, or no longer. Please attach it again.";

/** What a client says when it connects: the last revision that it knows and, as a guest, up to where it has read. */
export interface Hello {
	since?: number;
	seen?: number;
}

interface Incoming {
	session: Session;
	frame: ClientFrame;
	/** A command whose name the directory was asked about. */
	isLookedUp?: true;
}

export class Conversation {
	readonly #context: ConversationContext;
	readonly #delivery: Delivery;
	readonly #commands: Commands;
	readonly #previews: Previews;
	readonly amendments: Amendments;
	readonly upkeep: Upkeep;
	readonly #turns: Turns<Incoming>;
	/** What was stored and is not published yet; empty between turns. */
	#changed: Message[] = [];
	/** Frames of people whose last command is being looked up: theirs wait, nobody else's do. */
	readonly #held = new Map<Session, Incoming[]>();

	constructor(context: ConversationContext) {
		const { profile, history, hub, outbox, storage, sendJob, waitUntil, now } = context;
		this.#context = context;
		this.#turns = new Turns(
			(items) => this.#takeTurn(items),
			() => gatherMs(hub.size),
			now,
		);
		const room = profile.room.slug;
		const publish = (message: Message) => void this.#changed.push(message);
		const otherDue = () => this.upkeep.nextDue();
		const delivery = new Delivery({ room, storage, outbox, sendJob, waitUntil, now, otherDue }, (id) => this.#asked(id));
		this.#delivery = delivery;
		this.upkeep = new Upkeep({ ...context, setAlarm: () => delivery.setAlarm() });
		this.#commands = new Commands({ history, outbox, delivery, publish, now });
		this.#previews = new Previews({ command: context.previewCommand, history, outbox, delivery, publish });
		this.amendments = new Amendments({ ...context, previews: this.#previews, publish });
		this.upkeep.follow();
	}

	/** The first frame of a connection: the state of the room, with what changed since or the newest page. */
	welcome(visitor: Visitor, { since, seen }: Hello): Welcome {
		const { profile, history, hub, markers, levels, voice, uploads, now } = this.#context;
		const { user } = visitor;
		const { room } = profile;
		// A revision that the room never had is from another life of it: that client starts afresh.
		const missed = since === undefined || since > history.rev ? undefined : history.reader.changes(since, CATCH_UP_MAX + 1, user.id);
		const reset = missed === undefined || missed.length > CATCH_UP_MAX;
		const page = reset
			? history.reader.page({ limit: PAGE_DEFAULT }, user.id)
			: { messages: missed, more: { before: false, after: false } };
		return {
			type: "welcome",
			version: 1,
			room,
			you: {
				user,
				...voice.standingOf(visitor, now()),
				// What stands in a room is no news to who comes first. What waits in a conversation is for them.
				...markers.welcome(visitor, room.direct ? 0 : history.rev, seen),
				...(uploads.areOffered(visitor) ? { files: true } : {}),
				...(user.kind === "account" ? { level: levels.of(user.id) ?? Levels.usual(room) } : {}),
			},
			rev: history.rev,
			online: hub.presence.online(),
			...page,
			reset,
		};
	}

	receive(session: Session, frame: ClientFrame): void {
		this.#turns.add({ session, frame });
	}

	answer(message: number, answer: Answer, attempt?: number): AnswerResult {
		const { history, notifier } = this.#context;
		const isCommand = history.reader.find(message)?.command !== undefined;
		const result = (isCommand ? this.#commands : this.#previews).answer(message, answer, attempt);
		this.#publish();
		const answered = isCommand && result === "taken" ? history.reader.find(message) : undefined;
		if (answered && notifier.hearAnswer(answered)) this.upkeep.wake();
		return result;
	}

	/** For the alarm: looks after the room, and sends waiting jobs again or gives them up. */
	async ring(): Promise<void> {
		const kept = this.upkeep.run();
		const resent = this.#delivery.resend((message) => this.#giveUp(message));
		this.#publish();
		await Promise.all([resent, kept]);
		await this.#delivery.setAlarm();
	}

	#takeTurn(items: Incoming[]): void {
		for (const item of items) {
			const held = this.#held.get(item.session);
			if (held) held.push(item);
			else this.#take(item);
		}
		this.#publish();
	}

	#take(item: Incoming): void {
		if (item.session.isOut) return;
		const reply = this.#reply(item);
		if (reply) this.#context.hub.send(item.session, reply);
	}

	/** Does what a frame asks. The answer to it goes out ahead of what it publishes; no answer yet if it is held. */
	#reply(item: Incoming): ServerFrame | undefined {
		const { session, frame } = item;
		try {
			switch (frame.type) {
				case "send":
					return this.#send(item, frame);
				case "retry":
					return this.#retry(session, frame);
				case "edit":
				case "delete":
				case "react":
					return this.amendments.take(session.visitor, frame);
				default:
					return this.#hear(session, frame);
			}
		} catch (error) {
			// One frame that cannot be handled must not cost the others of its turn theirs.
			console.error("room: a frame failed", error);
			return "id" in frame ? errorFrame("unavailable", { id: frame.id }) : undefined;
		}
	}

	#send(item: Incoming, frame: SendFrame): ServerFrame | undefined {
		const { history } = this.#context;
		const { visitor, user: sender } = item.session;
		const answer = this.#say(item, frame);
		if (answer !== "repeat" && answer?.type !== "error") return answer;
		// A repeat costs nobody anything, so nothing that refuses a message refuses it.
		const known = history.findSend([sender.id, ...visitor.was], frame.id);
		if (answer === "repeat") this.#context.limits.giveBackMessage(sender.id);
		if (known !== undefined) return { type: "ok", id: frame.id, message: known };
		return answer === "repeat" ? errorFrame("unavailable", { id: frame.id }) : answer;
	}

	/** Posts what somebody says, unless the message is there already. */
	#say(item: Incoming, { id, text, replyTo, files = [] }: SendFrame): ServerFrame | "repeat" | undefined {
		const { history, commandList, voice, uploads, limits, now } = this.#context;
		const { visitor, user: sender } = item.session;
		const silenced = voice.refuse(visitor, id, now());
		if (silenced) return silenced;
		const unwanted = this.#context.blockedWords.refuse(text, id);
		if (unwanted) return unwanted;
		// What they sent as a guest and never saw confirmed comes again under their account.
		if (visitor.was.length > 0 && history.findSend(visitor.was, id) !== undefined) return "repeat";
		if (replyTo !== undefined && !history.reader.find(replyTo)) return errorFrame("no_message", { id });
		const tooFast = item.isLookedUp ? undefined : limits.refuseMessage(sender.id, id, now());
		if (tooFast) return tooFast;
		const spoken = parseSpoken(text);
		if (spoken.kind === "command") {
			const { name, args } = spoken;
			if (history.findSend([sender.id], id) !== undefined) return "repeat";
			if (files.length > 0) return errorFrame("not_allowed", { id, text: "A command takes no files." });
			if (!item.isLookedUp && !commandList.has(name)) {
				this.#hold(item);
				return undefined;
			}
			if (!commandList.mayBe(name)) return errorFrame("unknown_command", { id, text: `There is no command /${name}.` });
			const tooMany = limits.refuseCommand(sender.id, id, now());
			if (tooMany) return tooMany;
			voice.note(sender.id, now());
			return { type: "ok", id, message: this.#commands.ask({ sender, clientId: id, name, args }) };
		}
		if (!uploads.areWaiting(files, visitor)) {
			return history.findSend([sender.id], id) === undefined ? errorFrame("no_file", { id, text: FILE_GONE }) : "repeat";
		}
		const mentions = mentionsIn(spoken.text, this.#context.gate.may(visitor, "callAll", now()));
		const draft = { sender, clientId: id, text: spoken.text, mentions, files, ...(replyTo === undefined ? {} : { replyTo }) };
		const message = history.append(draft, now());
		if (!message) return "repeat";
		voice.note(sender.id, now());
		this.#changed.push(message);
		this.#previews.ask(message);
		return { type: "ok", id, message: message.id };
	}

	/** What a message that waits asks of a bot. */
	#asked(id: number): Asked | undefined {
		const message = this.#context.history.reader.find(id);
		return message && (this.#commands.asked(message) ?? this.#previews.asked(message));
	}

	/** Ends the wait of a message that no bot has answered. */
	#giveUp(id: number): void {
		const command = this.#context.history.reader.find(id)?.command;
		if (command) this.#commands.giveUp(id, command.name);
		else this.#delivery.end(id);
	}

	#retry({ visitor, user }: Session, { id, message }: RetryFrame): ServerFrame {
		const { voice, limits, now } = this.#context;
		const silenced = voice.refuse(visitor, id, now());
		if (silenced) return silenced;
		const tooFast = limits.refuseMessage(user.id, id, now()) ?? limits.refuseCommand(user.id, id, now());
		if (tooFast) return tooFast;
		const result = this.#commands.retry(message, user);
		return result === "done" ? { type: "ok", id, message } : errorFrame(result, { id });
	}

	#markSeen(session: Session, { message, back }: SeenFrame): void {
		const { history, markers, notifier, hub } = this.#context;
		const { user } = session;
		const seen = Math.min(message, history.rev);
		if (user.kind === "account") {
			if (!markers.move(user.id, seen, back === true)) return;
			if (!back) notifier.read(user.id, seen);
		}
		const tell = () => ({ type: "seen" as const, message: seen, unread: markers.unread(session.visitor, seen), ...(back ? { back } : {}) });
		hub.sendToOthersOf(session, tell, back);
	}

	/** Frames that nobody answers. */
	#hear(session: Session, frame: Exclude<ClientFrame, { id: string }>): undefined {
		const { hub, history, voice, now } = this.#context;
		switch (frame.type) {
			case "typing":
				if (voice.maySpeak(session.visitor, now()) && hub.mayType(session))
					hub.broadcast({ type: "typing", user: session.user }, session.user.id);
				break;
			case "seen":
				this.#markSeen(session, frame);
				break;
			case "look":
				hub.look(session, frame.on);
				break;
			case "confirm":
				// First everybody hears what this turn has stored so far, so that it is not among what was missed.
				this.#publish();
				hub.confirm(session, frame.rev, (since, limit) => history.reader.changes(since, limit, session.user.id));
				break;
			default:
				frame satisfies never;
		}
	}

	/** Asks the directory whether a command exists; until it has said so, what its sender says next waits behind it. */
	#hold(item: Incoming): void {
		const { commandList, waitUntil } = this.#context;
		this.#held.set(item.session, [{ ...item, isLookedUp: true }]);
		waitUntil(
			commandList.refresh().then(() => {
				const held = this.#held.get(item.session) ?? [];
				this.#held.delete(item.session);
				this.#takeTurn(held);
			}),
		);
	}

	#publish(): void {
		if (this.#changed.length === 0) return;
		const messages = this.#changed;
		this.#changed = [];
		this.#context.hub.publish(messages);
		this.#context.onPublished();
		this.upkeep.follow();
		if (this.#context.notifier.hear(messages)) this.upkeep.wake();
	}
}
