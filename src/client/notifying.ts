/** Notifications in this browser: what `notifications.ts` needs of it, and what the page does for them while it is open. */
import { effect } from "@preact/signals";
import * as v from "valibot";
import { addDevice, fetchDevices, removeDevice } from "./devices-api.ts";
import { Notifications } from "./notifications.ts";
import type { Store } from "./store.ts";
import { noticeTag, OpenMessageSchema } from "./worker/notices.ts";

/** Of whose account notifications were turned on in this browser. */
const OWNER = "chattorum:notifications";

const hasPush = "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
/** An iPad says that it is a Mac. */
const isApplePhone = /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

export const notifications = new Notifications({
	push: hasPush ? async () => (await navigator.serviceWorker.ready).pushManager : undefined,
	needsInstalling: !hasPush && isApplePhone && !matchMedia("(display-mode: standalone)").matches,
	permission: () => Notification.permission,
	ask: () => Notification.requestPermission(),
	owner: {
		get: () => {
			try {
				return localStorage.getItem(OWNER);
			} catch {
				return null;
			}
		},
		set: (account) => {
			try {
				if (account === null) localStorage.removeItem(OWNER);
				else localStorage.setItem(OWNER, account);
			} catch {
				// Without storage they are off again with the next start.
			}
		},
	},
	fetchDevices,
	addDevice,
	removeDevice,
});

let isFollowing = false;

/**
 * For as long as the page lives, where notifications are allowed: keeps notifications on, shows the message whose notification was chosen, and takes away the
 * notifications of what is read.
 */
export function followNotifications(store: Store): void {
	if (isFollowing || !hasPush || Notification.permission !== "granted") return;
	isFollowing = true;
	effect(() => {
		const me = store.me.value;
		// What fails now is tried with the next start.
		if (me.kind === "somebody" && me.user.kind === "account") notifications.resume(me.user.id).catch(() => {});
	});
	navigator.serviceWorker.addEventListener("message", ({ data }) => {
		const parsed = v.safeParse(OpenMessageSchema, data);
		if (parsed.success) store.show(parsed.output.room, parsed.output.message);
	});
	navigator.serviceWorker.startMessages();
	/** Rooms in which nothing is unread. */
	const read = new Set<string>();
	effect(() => {
		for (const { slug, info, reading } of store.opened.value.values()) {
			if (info.value === undefined) continue;
			if (reading.marker.value.messages > 0) read.delete(slug);
			else if (!read.has(slug)) {
				read.add(slug);
				void takeAway(noticeTag(slug));
			}
		}
	});
}

async function takeAway(tag: string): Promise<void> {
	const registration = await navigator.serviceWorker.ready;
	for (const shown of await registration.getNotifications({ tag })) shown.close();
}
