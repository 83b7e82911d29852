/**
 * The service worker: shows the page without a network. A new version is fetched beside the old one and takes over as soon as
 * it is there, for what is opened from then on; no open tab is reloaded, so nothing that is only there is lost.
 */
import { followPushes } from "./follow-pushes.ts";
import { isWorkbench, routeOf } from "./routes.ts";
import { type Built, PAGE, Shell } from "./shell.ts";

declare const self: ServiceWorkerGlobalScope;
/** Put in by scripts/build.ts. */
declare const BUILT: Built;

const shell = new Shell(BUILT, {
	caches,
	fetch: (request, init) => fetch(request, init),
	tabs: async () => (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).map(({ id }) => id),
	isNetworkFirst: isWorkbench(self.location.hostname),
});

self.addEventListener("install", (event) => {
	event.waitUntil(Promise.all([shell.install(), self.skipWaiting()]));
});

self.addEventListener("activate", (event) => {
	event.waitUntil(shell.activate().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
	const { request } = event;
	const route = routeOf(request, self.location.origin, shell.files);
	if (route === "network") return;
	const path = route === "page" ? PAGE : new URL(request.url).pathname;
	event.respondWith(shell.answer(path, request, (work) => event.waitUntil(work)));
	if (route === "page") event.waitUntil(shell.sweep());
});

followPushes(self);
