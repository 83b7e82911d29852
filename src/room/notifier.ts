/**
 * Tells people who are elsewhere of what was said. Who is to be told is noted when a message was published, and told by the
 * alarm: at once, and who is reading only of what they have not read a minute later. What comes meanwhile is told with it.
 */
import {
	NOTICE_EVERY_MS,
	NOTICE_HELD_MS,
	NOTICE_MAX_AGE_MS,
	NOTICE_MAX_CHARS,
	NOTICE_RETRY_MS,
	NOTICES_AT_ONCE,
} from "../protocol/limits.ts";
import { ALL } from "../protocol/mentions.ts";
import type { Level, Message } from "../protocol/message.ts";
import type { MessageNotice } from "../protocol/push.ts";
import type { Gate } from "./gate.ts";
import type { History } from "./history.ts";
import type { Hub } from "./hub.ts";
import { Levels } from "./levels.ts";
import type { Listener, Listeners } from "./listeners.ts";
import type { Markers } from "./markers.ts";
import type { Profile } from "./profile.ts";

/** What telling people needs of the room. */
export interface NotifierContext {
	readonly profile: Profile;
	readonly history: History;
	readonly gate: Gate;
	readonly markers: Markers;
	readonly listeners: Listeners;
	readonly hub: Hub;
	readonly now: () => number;
	/** Has an account tell its devices; false if there are none. */
	readonly tell: (account: string, notice: MessageNotice) => Promise<boolean>;
	/** Has an account take back what its devices were told of this room. */
	readonly tellRead: (account: string) => void;
}

export class Notifier {
	readonly #context: NotifierContext;

	constructor(context: NotifierContext) {
		this.#context = context;
	}

	/** Notes whom new messages concern. Whether there is anybody to be told. */
	hear(messages: readonly Message[]): boolean {
		if (this.#context.listeners.isEmpty) return false;
		// A bot's message is what somebody asked; only its answer is news, and only to them.
		const isNew = ({ id, rev, command }: Message) => id === rev && command === undefined;
		return (
			messages.filter(isNew).flatMap((message) => this.#concerned(message).filter((person) => this.#note(person, message.id))).length > 0
		);
	}

	/** The same for the answer to a command, which concerns who asked it, unless they are looking. */
	hearAnswer({ id, command }: Message): boolean {
		const { listeners, hub, now } = this.#context;
		const person = command?.by.id;
		if (person === undefined || !listeners.has(person) || hub.isLooking(person)) return false;
		listeners.wait(person, { since: id, answer: id, dueAt: now() });
		return true;
	}

	/** Somebody has read up to a message: their devices need not show it any more. */
	read(person: string, seen: number): void {
		const { listeners, tellRead } = this.#context;
		if (listeners.has(person) && listeners.read(person, seen)) tellRead(person);
	}

	nextDue(): number | undefined {
		return this.#context.listeners.nextDue();
	}

	/** For the alarm: tells who is to be told by now, or the first of them. */
	async run(): Promise<void> {
		const { listeners, now } = this.#context;
		await Promise.all(listeners.due(now(), NOTICES_AT_ONCE).map((listener) => this.#tell(listener)));
	}

	/** Who is to be told of a message, whether or not they have read it. */
	#concerned({ author, mentions = [] }: Message): string[] {
		const { listeners } = this.#context;
		const usual = Levels.usual(this.#context.profile.room);
		const some = listeners.with("mentions", usual);
		const called = mentions.includes(ALL) ? some : mentions.filter((id) => some.includes(id));
		return [...listeners.with("all", usual), ...called].filter((person) => person !== author.id);
	}

	/** Has somebody be told of a message. False if they are to be told of an earlier one anyway. */
	#note(person: string, message: number): boolean {
		const { listeners, hub, markers, now } = this.#context;
		const listener = listeners.find(person);
		if (!listener || listener.dueAt !== undefined) return false;
		const isReading = hub.isLooking(person) || now() - markers.movedAt(person) < NOTICE_HELD_MS;
		listeners.wait(person, {
			since: message,
			dueAt: isReading ? now() + NOTICE_HELD_MS : Math.max(now(), listener.toldAt + NOTICE_EVERY_MS),
		});
		return true;
	}

	async #tell(listener: Listener): Promise<void> {
		const { listeners, tell, now } = this.#context;
		const { person, since, answer } = listener;
		const notice = this.#noticeFor(listener);
		listeners.settle(person, notice && { message: notice.message, at: now() });
		if (!notice) return;
		try {
			if (!(await tell(person, notice))) listeners.set(person, false);
		} catch (error) {
			console.warn("room: an account was not told of a message; the alarm tries again", error);
			const at = this.#context.history.reader.find(notice.message)?.at ?? 0;
			if (now() - at < NOTICE_MAX_AGE_MS) listeners.wait(person, { since, answer, dueAt: now() + NOTICE_RETRY_MS });
		}
	}

	/** What to tell somebody; undefined if they have read it, want to hear nothing of it or are not in the room any more. */
	#noticeFor({ person, level, since, answer }: Listener): MessageNotice | undefined {
		const { profile, history, gate, markers, now } = this.#context;
		const { room } = profile;
		const [, ...was] = history.people.idsOf(person);
		const user = { id: person, name: person, kind: "account" } as const;
		if (!gate.isIn({ user, was, net: "" }, now())) return undefined;
		const wanted: Level = level ?? Levels.usual(room);
		if (wanted === "nothing") return undefined;
		const seen = markers.of(person) ?? (room.direct ? 0 : since - 1);
		const news = markers.news({ user, was }, seen, wanted === "mentions");
		const newest = news.newest >= since ? news.newest : answer;
		const message = newest === undefined ? undefined : history.reader.find(newest);
		if (!message || message.text === null) return undefined;
		return {
			type: "message",
			room: room.slug,
			title: room.title,
			...(room.direct ? { direct: true } : {}),
			message: message.id,
			author: message.author.name,
			text: excerpt(message),
			count: Math.max(1, news.count),
		};
	}
}

/** The beginning of a message in one line, or what its files are called. */
function excerpt({ text, files = [] }: Message): string {
	const line = (text || files.map(({ name }) => name).join(", ")).replace(/\s+/g, " ").trim();
	const characters = [...line];
	return characters.length > NOTICE_MAX_CHARS ? `${characters.slice(0, NOTICE_MAX_CHARS - 1).join("")}…` : line;
}
