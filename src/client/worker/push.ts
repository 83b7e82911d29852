/**
 * The service worker's part of notifications: shows what comes, one for each room, takes back what was read elsewhere, and leads
 * to the message in a tab that is open, or in a new one.
 */
import * as v from "valibot";
import { type MessageNotice, type Notice, NoticeSchema } from "../../protocol/push.ts";
import { workerTexts } from "../texts/worker.ts";
import { pathOf } from "../ui/address.ts";
import { noticeTag, type OpenMessage } from "./notices.ts";

/** What is needed of the worker's `self`. */
export interface PushWorld {
	readonly registration: {
		showNotification(title: string, options: NotificationOptions & { renotify?: boolean }): Promise<void>;
		getNotifications(filter: { tag: string }): Promise<Pick<Notification, "close">[]>;
		readonly pushManager: { subscribe(options: PushSubscriptionOptionsInit): Promise<{ toJSON(): unknown }> };
	};
	readonly clients: {
		matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly Tab[]>;
		openWindow(url: string): Promise<unknown>;
	};
	readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
	/** As `navigator.languages` has them. */
	readonly languages: readonly string[];
}

interface Tab {
	readonly focused: boolean;
	readonly visibilityState: DocumentVisibilityState;
	focus(): Promise<unknown>;
	postMessage(message: OpenMessage): void;
}

/** What a notification leads to. */
const LeadSchema = v.object({ room: v.string(), message: v.number() });

/** Shows what a push says. What cannot be read is not ours. */
export async function receive(data: unknown, world: PushWorld): Promise<void> {
	const parsed = v.safeParse(NoticeSchema, data);
	if (parsed.success) await follow(parsed.output, world);
}

async function follow(notice: Notice, world: PushWorld): Promise<void> {
	const { registration, languages } = world;
	switch (notice.type) {
		case "message":
			await show(notice, world);
			break;
		case "read":
			for (const shown of await registration.getNotifications({ tag: noticeTag(notice.room) })) shown.close();
			break;
		case "test": {
			const { title, body } = workerTexts(languages).test;
			await registration.showNotification(title, { body, tag: "test", renotify: true, icon: ICON });
			break;
		}
		default:
			notice satisfies never;
	}
}

const ICON = "/icon.svg";

/** Without words of ours: who, where and how many are names and numbers in every language. */
async function show({ room, title, direct, author, text, message, count }: MessageNotice, { registration }: PushWorld): Promise<void> {
	const where = direct ? author : title;
	await registration.showNotification(count > 1 ? `${where} (${count})` : where, {
		body: direct ? text : `${author}: ${text}`,
		tag: noticeTag(room),
		renotify: true,
		icon: ICON,
		data: v.parse(LeadSchema, { room, message }),
	});
}

/** Leads to what a notification is about; `data` is its own. */
export async function open(data: unknown, { clients }: PushWorld): Promise<void> {
	const parsed = v.safeParse(LeadSchema, data);
	const tabs = await clients.matchAll({ type: "window", includeUncontrolled: true });
	const tab = tabs.find(({ focused }) => focused) ?? tabs.find(({ visibilityState }) => visibilityState === "visible") ?? tabs[0];
	if (!tab) {
		await clients.openWindow(parsed.success ? pathOf(parsed.output.room, parsed.output.message) : "/");
		return;
	}
	await tab.focus();
	if (parsed.success) tab.postMessage({ type: "open", ...parsed.output });
}

/** The browser has given up a subscription: tells the server where notifications go from now on. */
export async function renew(options: PushSubscriptionOptionsInit | undefined, { registration, fetch }: PushWorld): Promise<void> {
	if (!options?.applicationServerKey) return;
	const { applicationServerKey } = options;
	const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
	await fetch("/api/account/push", { method: "PUT", body: JSON.stringify(subscription) });
}
