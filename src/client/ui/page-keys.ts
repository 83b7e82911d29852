/** The keys that mean the same wherever the focus is. The handler and the list of keys that is shown are made of one table. */
import { useEffect } from "preact/hooks";
import { isComposing, type Key } from "./keys.ts";

export type PageKey = "switch" | "search" | "previous" | "next" | "previousUnread" | "nextUnread" | "keys";

/** A key with what is held down. `mod` is ⌘ on a Mac and Ctrl elsewhere. */
export interface Combo {
	/** A letter in lower case, a sign, or a key's name. */
	readonly key: string;
	readonly mod?: true;
	readonly alt?: true;
	readonly shift?: true;
}

export const PAGE_KEYS: ReadonlyMap<PageKey, readonly Combo[]> = new Map<PageKey, readonly Combo[]>([
	["switch", [{ key: "k", mod: true }]],
	["search", [{ key: "f", mod: true, shift: true }]],
	["previous", [{ key: "ArrowUp", alt: true }]],
	["next", [{ key: "ArrowDown", alt: true }]],
	["previousUnread", [{ key: "ArrowUp", alt: true, shift: true }]],
	["nextUnread", [{ key: "ArrowDown", alt: true, shift: true }]],
	// The second is for who writes, where a question mark is one.
	["keys", [{ key: "?" }, { key: "/", mod: true }]],
]);

/** Undefined: a key of the browser's, or of what has the focus. */
export function pageKeyOf(event: Key & { readonly code: string }, isOnMac: boolean): PageKey | undefined {
	const [name] = [...PAGE_KEYS].find(([, combos]) => combos.some((combo) => isPressed(combo, event, isOnMac))) ?? [];
	return name;
}

function isPressed({ key, mod, alt, shift }: Combo, event: Key & { readonly code: string }, isOnMac: boolean): boolean {
	const [wanted, other] = isOnMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
	if (wanted !== (mod === true) || other || event.altKey !== (alt === true)) return false;
	// Where a sign lies differs from keyboard to keyboard, and whether it takes Shift.
	if (!/^[\p{P}\p{S}]$/u.test(key) && event.shiftKey !== (shift === true)) return false;
	// On a keyboard of Greek or Russian, the key that has the Latin letter elsewhere.
	const isOther = /^[^\0-\x7f]+$/.test(event.key);
	return (isOther ? event.code.replace(/^Key/, "") : event.key).toLowerCase() === key.toLowerCase();
}

export function isMac(): boolean {
	return /^(Mac|iPhone|iPad)/.test(navigator.platform);
}

/** A key as it is written on keyboards: the parts that are pressed together. */
export function keyWords({ key, mod, alt, shift }: Combo, isOnMac: boolean): string[] {
	const held = [mod && (isOnMac ? "⌘" : "Ctrl"), alt && (isOnMac ? "⌥" : "Alt"), shift && (isOnMac ? "⇧" : "Shift")];
	return [...held.filter((word) => typeof word === "string"), SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key)];
}

const SIGNS: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc", Delete: "Del" };

/** Does what those keys ask for while no dialog is open. Each must do the same at every rendering. */
export function usePageKeys(acts: Partial<Record<PageKey, () => void>>): void {
	useEffect(() => {
		const listen = (event: KeyboardEvent) => {
			if (isComposing(event)) return;
			const name = pageKeyOf(event, isMac());
			const act = name && acts[name];
			if (!act || (isTyped(event) && isField(event.target))) return;
			// It is not the browser's either while a dialog is open.
			event.preventDefault();
			if (!document.querySelector("dialog[open]")) act();
		};
		addEventListener("keydown", listen);
		return () => removeEventListener("keydown", listen);
	}, []);
}

function isTyped({ ctrlKey, metaKey, altKey }: Key): boolean {
	return !ctrlKey && !metaKey && !altKey;
}

function isField(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
