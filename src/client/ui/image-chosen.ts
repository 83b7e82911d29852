/** The image that is looked at in full, among those of its message. */
import { type Signal, signal } from "@preact/signals";
import type { Image } from "./message-files.tsx";

export interface ChosenImage {
	readonly slug: string;
	readonly images: readonly Image[];
	readonly index: number;
	/** What gets the focus back. */
	readonly opener: HTMLElement;
}

export const chosenImage: Signal<ChosenImage | undefined> = signal<ChosenImage | undefined>(undefined);
