/** The day from which somebody wants to go to another one. */
import { type Signal, signal } from "@preact/signals";

export interface ChosenDay {
	/** A time of that day; Unix milliseconds. */
	readonly at: number;
	/** What is asked stands beside this, which gets the focus back. */
	readonly opener: HTMLElement;
}

export const chosenDay: Signal<ChosenDay | undefined> = signal<ChosenDay | undefined>(undefined);
