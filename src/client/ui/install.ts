/** The browser's offer to install the page as an app, which it makes unasked; it is kept until somebody looks for it. */
import { type Signal, signal } from "@preact/signals";

/** Asks the browser to show its question; undefined where it offers nothing, or has been asked. */
export const installOffer: Signal<(() => void) | undefined> = signal<(() => void) | undefined>(undefined);

export function followInstall(): void {
	addEventListener("beforeinstallprompt", (event) => {
		event.preventDefault();
		installOffer.value = () => {
			installOffer.value = undefined;
			// Not of any standard: only browsers that have the event have it.
			if ("prompt" in event && typeof event.prompt === "function") event.prompt();
		};
	});
	addEventListener("appinstalled", () => {
		installOffer.value = undefined;
	});
}
