/**
 * What an account sends to its devices. What is to be sent is a row before it is sent, so that the alarm knows it whatever
 * happens on the way; of one room, a device is to get only the newest.
 */
import type { VapidKey } from "../auth/signing-key.ts";
import { PUSH_RETRY_FOR_MS, PUSH_RETRY_MAX_MS, PUSH_RETRY_MS, PUSH_TIMEOUT_MS, PUSH_TTL_S, SESSION_MAX_AGE_S } from "../protocol/limits.ts";
import type { MessageNotice, Notice } from "../protocol/push.ts";
import { type Posted, type Push, post, type Target } from "./post.ts";
import type { PushStore, Waiting } from "./push-store.ts";

/** What is sent when it is due, if whoever sends it at once is stopped. */
const LEASE_MS = 3 * PUSH_TIMEOUT_MS;

/** Safari takes the permission back from who sends something that shows nothing. */
const TAKES_NO_SILENCE = /^https:\/\/[^/]*\.push\.apple\.com\//;

export interface OutgoingContext {
	readonly store: PushStore;
	readonly storage: Pick<DurableObjectStorage, "getAlarm" | "setAlarm">;
	readonly key: () => Promise<VapidKey>;
	readonly waitUntil: (promise: Promise<unknown>) => void;
	readonly now: () => number;
}

export class Outgoing {
	readonly #context: OutgoingContext;

	constructor(context: OutgoingContext) {
		this.#context = context;
	}

	/** Has all devices told of a message. False if there are none. */
	tell(notice: MessageNotice): boolean {
		const { store, now } = this.#context;
		const targets = this.#targets();
		if (targets.length === 0) return false;
		const at = now();
		const { room } = notice;
		for (const { session } of targets) this.#put({ session, room, body: JSON.stringify(notice), kind: "message", at });
		store.prune(at - PUSH_TTL_S * 1_000);
		this.#dispatch(room);
		return true;
	}

	/** Takes back what devices were told of a room. */
	read(room: string): void {
		const { store, now } = this.#context;
		const endpoints = new Map(this.#targets().map(({ session, endpoint }) => [session, endpoint]));
		for (const push of store.of(room)) {
			const endpoint = endpoints.get(push.session);
			const isShown = push.isSent && push.kind === "message";
			if (!isShown || endpoint === undefined || TAKES_NO_SILENCE.test(endpoint)) store.remove(push);
			else
				this.#put({ session: push.session, room, body: JSON.stringify({ type: "read", room } satisfies Notice), kind: "read", at: now() });
		}
		this.#dispatch(room);
	}

	/** Sends something to one device that shows that it works; undefined if that takes no notifications. */
	async test(session: string): Promise<Posted | undefined> {
		const target = this.#targets().find((one) => one.session === session);
		return target && this.#post({ body: JSON.stringify({ type: "test" } satisfies Notice), urgency: "high" }, target);
	}

	/** For the alarm. */
	async sendDue(): Promise<void> {
		const { store, now } = this.#context;
		await this.#send(store.due(now()));
		await this.#setAlarm();
	}

	#targets(): (Target & { session: string })[] {
		const { store, now } = this.#context;
		return store.targets(now() - SESSION_MAX_AGE_S * 1_000);
	}

	#put(push: Omit<Waiting, "tries">): void {
		this.#context.store.wait(push, push.at + LEASE_MS);
	}

	#dispatch(room: string): void {
		const { store, waitUntil } = this.#context;
		const waiting = store.of(room).filter(({ isSent, tries }) => !isSent && tries === 0);
		if (waiting.length === 0) return;
		waitUntil(this.#setAlarm());
		waitUntil(this.#send(waiting).then(() => this.#setAlarm()));
	}

	async #send(waiting: readonly Waiting[]): Promise<void> {
		const targets = new Map(this.#targets().map((target) => [target.session, target]));
		await Promise.all(waiting.map((push) => this.#sendOne(push, targets.get(push.session))));
	}

	async #sendOne(push: Waiting, target: (Target & { session: string }) | undefined): Promise<void> {
		const { store, now } = this.#context;
		if (!target) {
			store.remove(push);
			return;
		}
		const isRead = push.kind === "read";
		const posted = await this.#post({ body: push.body, urgency: isRead ? "low" : "high", topic: await topicOf(push.room) }, target);
		if (posted.kind === "later" && now() - push.at < PUSH_RETRY_FOR_MS) {
			const wait = Math.min(PUSH_RETRY_MS * 2 ** push.tries, PUSH_RETRY_MAX_MS);
			store.tryAgain(push, Math.min(Math.max(now() + wait, posted.at ?? 0), now() + PUSH_RETRY_FOR_MS));
		} else if (posted.kind === "sent" && !isRead) store.markSent(push);
		else store.remove(push);
	}

	/** Sends it, and forgets a device that takes no notifications any more. */
	async #post(push: Push, target: Target & { session: string }): Promise<Posted> {
		const { store, key, now } = this.#context;
		const posted = await post(push, target, await key(), now());
		if (posted.kind === "gone") store.unsubscribe(target.session);
		if (posted.kind === "sent") store.noteSent(target.session, now());
		return posted;
	}

	async #setAlarm(): Promise<void> {
		const { store, storage } = this.#context;
		const due = store.nextDue();
		if (due === undefined) return;
		const set = await storage.getAlarm();
		if (set === null || set > due) await storage.setAlarm(due);
	}
}

async function topicOf(room: string): Promise<string> {
	const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(room));
	return new Uint8Array(hash, 0, 24).toBase64({ alphabet: "base64url" });
}
