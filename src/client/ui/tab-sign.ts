/** What calls for attention where the page itself is not seen: the icon of its tab, and of the app that was made of it. */
import type { Unread } from "../../protocol/frames.ts";

/** The picture that the tab has. */
export function iconFor({ messages, mentions }: Unread): string {
	return mentions > 0 ? "/icon-mention.svg" : messages > 0 ? "/icon-unread.svg" : "/icon.svg";
}

/** What the app's icon has: how much is for me, else a mere mark for what is unread, else nothing. */
export function badgeFor({ messages }: Unread, forMe: number): number | "mark" | undefined {
	if (forMe > 0) return forMe;
	return messages > 0 ? "mark" : undefined;
}

/** Shows both. `forMe` counts what calls me by name or is said to nobody else. */
export function showSign(unread: Unread, forMe: number): void {
	const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
	const href = iconFor(unread);
	if (icon && icon.getAttribute("href") !== href) icon.setAttribute("href", href);
	void setBadge(badgeFor(unread, forMe));
}

/** What the icon has; null while that is not known. */
let shown: ReturnType<typeof badgeFor> | null = null;

/** Browsers in which a page is never an app have no such thing, and it can be forbidden. */
async function setBadge(badge: ReturnType<typeof badgeFor>): Promise<void> {
	if (!("setAppBadge" in navigator) || badge === shown) return;
	shown = badge;
	try {
		if (badge === undefined) await navigator.clearAppBadge();
		else await navigator.setAppBadge(...(badge === "mark" ? [] : [badge]));
	} catch {}
}
