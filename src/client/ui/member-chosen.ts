/** The person whose menu is open. It can be opened from a message, the people here and the room's members, and is one. */
import { type Signal, signal } from "@preact/signals";
import type { Role, User } from "../../protocol/message.ts";

export interface ChosenMember {
	readonly user: User;
	/** What they are in the room, where it is known. */
	readonly role?: Role;
	/** Whether they are muted there, where it is known. */
	readonly isMuted?: boolean;
	/** The button that opened the menu: it stands beside it, and gets the focus back. */
	readonly opener: HTMLElement;
	/** Told when something was done. */
	readonly onDone?: () => void;
}

export const chosenMember: Signal<ChosenMember | undefined> = signal<ChosenMember | undefined>(undefined);
