/** Links to places of this chat, which are followed without leaving the page. */
import { invitationOf, slugOf } from "./address.ts";

/** The path of a room, a message or an invitation of this chat, whose origin is `origin`; undefined for any other address. */
export function pathIn(url: string, origin: string): string | undefined {
	if (!URL.canParse(url)) return undefined;
	const { origin: itsOrigin, pathname } = new URL(url);
	if (itsOrigin !== origin) return undefined;
	return slugOf(pathname) !== undefined || invitationOf(pathname) !== undefined ? pathname : undefined;
}

/** What a click on such a link does; a new tab or window is the browser's business. */
export function followInPlace(event: MouseEvent & { readonly currentTarget: HTMLAnchorElement }): void {
	if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
	event.preventDefault();
	history.pushState(undefined, "", event.currentTarget.pathname);
	// As if one had come here by "back".
	dispatchEvent(new PopStateEvent("popstate"));
}
