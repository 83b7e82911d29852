/** What a client knows of a room, and how each frame changes it. Pure: no network, no clock, no screen. */
import type { ServerFrame, Welcome } from "../protocol/frames.ts";
import type { Message, Role, Room, User } from "../protocol/message.ts";

export interface Timeline {
	readonly room: Room | undefined;
	readonly you: { user: User; role: Role } | undefined;
	/** The last revision that was seen: what to ask for after any absence. */
	readonly rev: number;
	/** The newest of the room without a hole between them: in the order of id, each once, in its newest state. */
	readonly messages: readonly Message[];
	/** Whether there are older messages than these on the server. */
	readonly hasOlder: boolean;
	/** Another place of the room, where that is what is looked at: see timeline-window.ts. */
	readonly window?: Window | undefined;
	readonly online: { count: number; users: readonly User[] };
	/** Whether a revision was skipped, so that the client must ask again from `rev`. */
	readonly hasGap: boolean;
}

/** Messages from somewhere before the newest, as the newest are: none missing between them, each in its newest state. */
export interface Window {
	/** Never empty, and there are newer ones between these and the newest of the timeline. */
	readonly messages: readonly Message[];
	readonly hasOlder: boolean;
}

export const EMPTY: Timeline = {
	room: undefined,
	you: undefined,
	rev: 0,
	messages: [],
	hasOlder: false,
	online: { count: 0, users: [] },
	hasGap: false,
};

/** The room after a frame. Frames that do not concern the timeline leave it as it is. */
export function applyFrame(timeline: Timeline, frame: ServerFrame): Timeline {
	switch (frame.type) {
		case "welcome":
			return applyWelcome(timeline, frame);
		case "messages":
			return applyMessages(timeline, frame.messages);
		case "presence":
			return { ...timeline, online: applyPresence(timeline.online, frame) };
		case "room":
			return applyRoom(timeline, frame);
		case "renamed":
			return applyRenamed(timeline, frame);
		default:
			return timeline;
	}
}

/** The room with what one person said and asked under who they are now. The server tells no revision of that. */
export function withAuthor(timeline: Timeline, id: string, user: User): Timeline {
	const rename = (message: Message): Message => {
		const { author, command, reactions } = message;
		const isAsked = command?.by.id === id;
		const isIn = reactions !== undefined && Object.values(reactions).some((people) => people.includes(id));
		if (author.id !== id && !isAsked && !isIn) return message;
		return {
			...message,
			...(author.id === id ? { author: user } : {}),
			...(isAsked ? { command: { ...command, by: user } } : {}),
			...(isIn ? { reactions: renamed(reactions, id, user.id) } : {}),
		};
	};
	const { window } = timeline;
	return {
		...timeline,
		messages: timeline.messages.map(rename),
		...(window ? { window: { ...window, messages: window.messages.map(rename) } } : {}),
	};
}

function renamed(reactions: NonNullable<Message["reactions"]>, from: string, to: string): NonNullable<Message["reactions"]> {
	return Object.fromEntries(
		Object.entries(reactions).map(([emoji, people]) => [emoji, [...new Set(people.map((person) => (person === from ? to : person)))]]),
	);
}

/** Both lists as one: in the order of id, of each message the copy with the highest rev. */
export function merge(known: readonly Message[], incoming: readonly Message[]): readonly Message[] {
	const byId = new Map(known.map((message) => [message.id, message]));
	for (const message of incoming) {
		const have = byId.get(message.id);
		if (!have || message.rev > have.rev) byId.set(message.id, message);
	}
	return [...byId.values()].sort((a, b) => a.id - b.id);
}

/** The known messages as they are after changes; what is not among them stays away. The same list where nothing changed. */
export function update(known: readonly Message[], changed: readonly Message[]): readonly Message[] {
	const ids = new Set(known.map(({ id }) => id));
	const concerned = changed.filter(({ id }) => ids.has(id));
	return concerned.length === 0 ? known : merge(known, concerned);
}

function applyWelcome(timeline: Timeline, welcome: Welcome): Timeline {
	const { room, you, rev, online, messages, more, reset } = welcome;
	return {
		room,
		you: { user: you.user, role: you.role },
		rev,
		online,
		messages: reset ? merge([], messages) : merge(timeline.messages, sinceOldest(timeline, messages)),
		hasOlder: reset ? more.before : timeline.hasOlder,
		// What changed in it is not known after a reset.
		window: reset ? undefined : updateWindow(timeline.window, messages),
		hasGap: false,
	};
}

function applyRoom(timeline: Timeline, { room, role }: Extract<ServerFrame, { type: "room" }>): Timeline {
	const you = timeline.you && role !== undefined ? { ...timeline.you, role } : timeline.you;
	return { ...timeline, room, you };
}

function applyRenamed(timeline: Timeline, { was, user }: Extract<ServerFrame, { type: "renamed" }>): Timeline {
	const { online, you } = timeline;
	return {
		...withAuthor(timeline, was, user),
		online: { ...online, users: online.users.map((one) => (one.id === user.id ? user : one)) },
		you: you?.user.id === user.id ? { ...you, user } : you,
	};
}

function applyMessages(timeline: Timeline, messages: readonly Message[]): Timeline {
	const newer = messages.filter(({ rev }) => rev > timeline.rev);
	const [first] = newer;
	if (!first) return timeline;
	// Nothing is taken from behind a gap: `rev` must stay the revision up to which everything is known.
	if (first.rev !== timeline.rev + 1) return { ...timeline, hasGap: true };
	return {
		...timeline,
		messages: merge(timeline.messages, sinceOldest(timeline, newer)),
		window: updateWindow(timeline.window, newer),
		rev: newer.at(-1)?.rev ?? timeline.rev,
	};
}

/** Without what is older than what was loaded: that comes, as it is then, with its page. */
function sinceOldest({ messages, hasOlder }: Timeline, changed: readonly Message[]): readonly Message[] {
	const oldest = messages[0]?.id ?? 0;
	return hasOlder ? changed.filter(({ id }) => id >= oldest) : changed;
}

function updateWindow(window: Window | undefined, changed: readonly Message[]): Window | undefined {
	return window && { ...window, messages: update(window.messages, changed) };
}

function applyPresence(
	online: Timeline["online"],
	{ count, joined, left }: Extract<ServerFrame, { type: "presence" }>,
): Timeline["online"] {
	const gone = new Set([...left, ...joined.map(({ id }) => id)]);
	const users = [...online.users.filter(({ id }) => !gone.has(id)), ...joined];
	// In a crowd the server tells only the number; a list that is known to be wrong is worse than none.
	return { count, users: users.length === count ? users : [] };
}
