/** The message that something is being done about, in a menu or a dialog beside it. There is one at a time. */
import { type Signal, signal } from "@preact/signals";
import type { MessageAction } from "./message-actions.ts";

/** What is open: the menu of all actions, or what one of them needs to know. */
export type Step = "menu" | Extract<MessageAction, "react" | "edits" | "who" | "delete">;

export interface ChosenMessage {
	readonly id: number;
	readonly step: Step;
	/** It stands beside this, which gets the focus back. */
	readonly opener: HTMLElement;
}

export const chosenMessage: Signal<ChosenMessage | undefined> = signal<ChosenMessage | undefined>(undefined);
