/** Keeps the files of this page in the browser, so that it opens without a network, and notices when there is a newer one. */
import { type Signal, signal } from "@preact/signals";

declare global {
	/** Not in all browsers, and not among TypeScript's types. What a policy makes passes for a string where one is asked for. */
	var trustedTypes:
		| { createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string } }
		| undefined;
}

const WORKER = "/worker.js";
/** A page that stays open asks for a newer version this often, when somebody comes back to it. */
const ASK_EVERY_MS = 60 * 60_000;

/** Whether what is opened from now on is newer than this page. */
export const isOutdated: Signal<boolean> = signal(false);

/** Under Trusted Types (public/_headers) an address becomes a worker only by this policy, which knows of no other. */
const policy = globalThis.trustedTypes?.createPolicy("worker", { createScriptURL: () => WORKER });

/** For as long as the page lives. Without service workers, as on plain http, everything else is as it is with them. */
export async function followVersions(now: () => number): Promise<void> {
	const { serviceWorker } = navigator;
	if (!serviceWorker) return;
	let { controller } = serviceWorker;
	serviceWorker.addEventListener("controllerchange", () => {
		// The first one keeps what this page was made of.
		if (controller) isOutdated.value = true;
		({ controller } = serviceWorker);
	});
	try {
		const registration = await serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER);
		let askedAt = now();
		document.addEventListener("visibilitychange", () => {
			if (document.visibilityState !== "visible" || now() - askedAt < ASK_EVERY_MS) return;
			askedAt = now();
			registration.update().catch(() => {});
		});
	} catch {
		// Storage is forbidden, full or private; or there is no network, and the worker of the last visit is there already.
	}
}
