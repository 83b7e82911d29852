/** Binds what push.ts does to the events of the real worker. */
import { open, type PushWorld, receive, renew } from "./push.ts";

/** For as long as the worker lives. */
export function followPushes(worker: ServiceWorkerGlobalScope): void {
	const world: PushWorld = {
		registration: worker.registration,
		clients: {
			// Of windows, which is what is asked for.
			matchAll: async (options) => (await worker.clients.matchAll(options)).filter((client) => client instanceof WindowClient),
			openWindow: (url) => worker.clients.openWindow(url),
		},
		fetch: (path, init) => worker.fetch(path, init),
		languages: worker.navigator.languages,
	};
	worker.addEventListener("push", (event) => event.waitUntil(receive(readData(event.data), world)));
	worker.addEventListener("notificationclick", (event) => {
		event.notification.close();
		event.waitUntil(open(event.notification.data, world));
	});
	worker.addEventListener("pushsubscriptionchange", (event) => {
		event.waitUntil(renew(event.oldSubscription?.options, world));
	});
}

function readData(data: PushMessageData | null): unknown {
	try {
		return data?.json();
	} catch {
		return undefined;
	}
}
