/** The page's start: makes the store from the browser and the address, shows the screen, and follows the page's life. */
import { effect } from "@preact/signals";
import { render } from "preact";
import { beside, browser, savedOutbox } from "./browser.ts";
import type { OpenRoom } from "./open-room.ts";
import { Store } from "./store.ts";
import { followTabs } from "./tabs.ts";
import { chooseTexts } from "./texts/first.ts";
import { direction, locale } from "./texts/language.ts";
import { messageOf, slugOf } from "./ui/address.ts";
import { App } from "./ui/app.tsx";
import { followInstall } from "./ui/install.ts";
import { launchOf, noteLaunch } from "./ui/launch.ts";
import { chat, preloadParts, ready } from "./ui/lazy.tsx";
import { loadMarkdown } from "./ui/markdown.ts";
import { StoreContext } from "./ui/store-context.ts";
import { followKeyboard } from "./ui/touch.ts";
import { lastRoom, noteHere, wasHere } from "./was-here.ts";

/** The list of rooms comes from no socket; while somebody looks at it, it is asked for this often. */
const REFRESH_MS = 60_000;
/** By then the page has most likely had what it needs at first; what it may need later is fetched while it rests. */
const PRELOAD_MS = 5_000;

await chooseTexts(navigator.languages);
Object.assign(document.documentElement, { lang: locale(), dir: direction() });

const launch = launchOf(location);
noteLaunch(launch);
const store = new Store(browser, slugOf(location.pathname) ?? (launch?.share ? lastRoom() : undefined), messageOf(location.pathname));

const wake = () => {
	if (document.visibilityState === "visible") store.wake();
};
addEventListener("online", wake);
addEventListener("offline", () => store.doubt());
addEventListener("pageshow", ({ persisted }) => {
	if (persisted) wake();
});
document.addEventListener("visibilitychange", wake);
setInterval(() => {
	if (document.visibilityState === "visible") void store.refresh();
}, REFRESH_MS);
addEventListener("beforeunload", (event) => {
	// Files that were chosen live in this page only, and so does, without storage, what was said and is not confirmed.
	const isKept = (room: OpenRoom) => room.uploads.all.peek().length === 0 && (savedOutbox.isReliable || !room.hasUnconfirmed);
	if (![...store.opened.peek().values()].every(isKept)) event.preventDefault();
});
followKeyboard();
followInstall();
followTabs(store);

const root = document.getElementById("app");
if (root) {
	render(
		<StoreContext.Provider value={store}>
			<App />
		</StoreContext.Provider>,
		root,
	);
}
// Whoever begins to fill in the first screen will see the next one in a moment. Its field has the focus from the start.
root?.addEventListener("input", () => void preloadRoom(), { once: true });
const stop = effect(() => {
	if (store.me.value.kind !== "somebody") return;
	void preloadRoom();
	setTimeout(() => void preloadLater(), PRELOAD_MS);
	void keepCopy();
	queueMicrotask(() => stop());
});
void store.start(wasHere() ? preloadRoom() : undefined);
noteHere(store);
// What it fetches for the next visit does not hold up this one.
if (document.readyState === "complete") void keepVersions();
else addEventListener("load", () => void keepVersions());

async function keepVersions(): Promise<void> {
	await (await beside)?.followVersions(Date.now);
}

async function keepCopy(): Promise<void> {
	const [parts, replica] = await Promise.all([beside, browser.replica]);
	if (!parts || !replica) return;
	const flush = parts.keepCopies(store, replica, browser.clock);
	addEventListener("pagehide", flush);
	document.addEventListener("visibilitychange", () => {
		if (document.visibilityState === "hidden") flush();
	});
}

async function preloadRoom(): Promise<void> {
	await Promise.all([chat.preload(), loadMarkdown()]);
}

async function preloadLater(): Promise<void> {
	await Promise.all([preloadParts(), loadMarkdown()]);
	ready((parts) => parts.followNotifications)?.(store);
}
