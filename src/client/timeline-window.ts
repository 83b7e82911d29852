/**
 * Looking at another place of a room than its newest messages. These stay in the timeline, kept up to date by the socket,
 * so that the way back needs no network; the window stands before them, until its pages meet them. Pure.
 */
import type { Page } from "../protocol/api.ts";
import type { Message } from "../protocol/message.ts";
import { merge, type Timeline, type Window } from "./timeline.ts";

/** Messages on screen at once, tombstones not counted: they take no room. */
export const SHOWN_MAX = 300;
/** How many may gather at the end while somebody reads further up, whose place must not be taken away. */
const GATHERED_MAX = 600;
/** What is kept of the newest while another place is looked at. */
const NEWEST_KEPT = 100;

/** What is looked at: the window if there is one, else the newest messages. */
export interface Shown {
	readonly messages: readonly Message[];
	readonly hasOlder: boolean;
	readonly hasNewer: boolean;
}

export function shownOf({ messages, hasOlder, window }: Timeline): Shown {
	return window ? { ...window, hasNewer: true } : { messages, hasOlder, hasNewer: false };
}

/** A message that is loaded, wherever that is. */
export function findMessage({ messages, window }: Timeline, id: number): Message | undefined {
	const isIt = (message: Message) => message.id === id;
	return messages.find(isIt) ?? window?.messages.find(isIt);
}

/** Looks at a page; where it reaches the newest messages, they are one. */
export function openWindow(timeline: Timeline, page: Page): Timeline {
	return page.messages.length === 0 ? timeline : join(timeline, { messages: page.messages, hasOlder: page.more.before });
}

/** Looks at the newest messages again. */
export function closeWindow(timeline: Timeline): Timeline {
	return timeline.window ? { ...timeline, window: undefined } : timeline;
}

/** With the page that comes before what is looked at. Beyond what a screen can hold, the other end makes room. */
export function applyOlder(timeline: Timeline, page: Page): Timeline {
	const { messages, window } = timeline;
	const hasOlder = page.more.before;
	const longer = merge(window?.messages ?? messages, page.messages);
	const kept = firstOf(longer, SHOWN_MAX);
	if (window) return { ...timeline, window: { messages: kept, hasOlder } };
	if (kept.length === longer.length) return { ...timeline, messages: longer, hasOlder };
	return { ...timeline, ...trimmed(timeline, NEWEST_KEPT), window: { messages: kept, hasOlder } };
}

/** With the page that comes after the window. */
export function applyNewer(timeline: Timeline, page: Page): Timeline {
	const { window } = timeline;
	if (!window) return timeline;
	// Nothing can follow but for what was deleted for its age, or what the socket has still to bring.
	if (page.messages.length === 0) return isBehind(timeline, window) ? timeline : goForward(timeline);
	const joined = join(timeline, { ...window, messages: merge(window.messages, page.messages) });
	return joined.window ? { ...joined, window: trimmed(joined.window) } : { ...joined, ...trimmed(joined) };
}

/** Whether the way forward from the window needs no page: what comes next is loaded. */
export function reachesNewest(timeline: Timeline): boolean {
	const { messages, window } = timeline;
	const last = window?.messages.at(-1);
	const [first] = messages;
	return window !== undefined && last !== undefined && first !== undefined && last.id >= first.id && !isBehind(timeline, window);
}

/** Goes forward from a window to the newest messages that it reaches to. The older ones make room. */
export function goForward(timeline: Timeline): Timeline {
	if (!timeline.window) return timeline;
	const joined = unite(timeline, timeline.window);
	return { ...joined, ...trimmed(joined) };
}

/** Without more than can be shown, after new messages came: at the end the old ones go, and a reader further up keeps theirs. */
export function bounded(timeline: Timeline, isAtEnd: boolean): Timeline {
	const { messages, hasOlder, window } = timeline;
	if (!window && isAtEnd) return { ...timeline, ...trimmed(timeline) };
	if (!window && countShown(messages) <= GATHERED_MAX) return timeline;
	return { ...timeline, ...trimmed(timeline, NEWEST_KEPT), window: window ?? { messages, hasOlder } };
}

function join(timeline: Timeline, window: Window): Timeline {
	return reachesNewest({ ...timeline, window }) ? unite(timeline, window) : { ...timeline, window };
}

/** Whether a page is so new that the socket has not yet brought what comes before it. */
function isBehind({ messages }: Timeline, window: Window): boolean {
	const [oldest] = window.messages;
	return oldest !== undefined && (messages.at(-1)?.id ?? 0) < oldest.id;
}

function unite(timeline: Timeline, window: Window): Timeline {
	const [first] = timeline.messages;
	const [oldest] = window.messages;
	// A page that lies within the newest messages adds nothing before them.
	const { hasOlder } = first && oldest && first.id <= oldest.id ? timeline : window;
	return { ...timeline, messages: merge(timeline.messages, window.messages), hasOlder, window: undefined };
}

function trimmed({ messages, hasOlder }: Window, max = SHOWN_MAX): Window {
	const kept = lastOf(messages, max);
	return { messages: kept, hasOlder: hasOlder || kept.length < messages.length };
}

function countShown(messages: readonly Message[]): number {
	return messages.reduce((count, { text }) => (text === null ? count : count + 1), 0);
}

/** The first so many that are no tombstones, with the tombstones between them. */
function firstOf(messages: readonly Message[], max: number): readonly Message[] {
	let left = max;
	const end = messages.findIndex(({ text }) => text !== null && left-- === 0);
	return end === -1 ? messages : messages.slice(0, end);
}

function lastOf(messages: readonly Message[], max: number): readonly Message[] {
	let left = max;
	const end = messages.findLastIndex(({ text }) => text !== null && left-- === 0);
	return end === -1 ? messages : messages.slice(end + 1);
}
