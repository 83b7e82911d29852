/** Reacting: toggling my own, and the emoji at hand, the last used first. */
import { type ReadonlySignal, signal } from "@preact/signals";
import * as v from "valibot";
import { readEmoji } from "../../protocol/emoji.ts";
import type { Message } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { USUAL_EMOJI, withRecent } from "./recent-emoji.ts";

const KEY = "chattorum:recent-emoji";

const recent = signal<readonly string[]>(load());

/** As many as `USUAL_EMOJI`, the last used first. */
export const recentEmoji: ReadonlySignal<readonly string[]> = recent;

/** Adds a reaction of mine, or takes it back if I have reacted so already. */
export function toggleReaction(room: OpenRoom, message: Message, emoji: string, isMine: boolean): void {
	room.amendments.react(message.id, emoji, !isMine);
	if (!isMine) use(emoji);
}

function use(emoji: string): void {
	recent.value = withRecent(recent.value, emoji);
	try {
		localStorage.setItem(KEY, JSON.stringify(recent.value));
	} catch {
		// They are known for as long as the page lives.
	}
}

function load(): readonly string[] {
	try {
		const stored = v.parse(v.array(v.string()), JSON.parse(localStorage.getItem(KEY) ?? "[]"));
		return stored.filter((emoji) => readEmoji(emoji) === emoji).reduceRight(withRecent, USUAL_EMOJI);
	} catch {
		return USUAL_EMOJI;
	}
}
