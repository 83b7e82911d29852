/**
 * An account: a Durable Object per handle, so that the name itself is the uniqueness constraint. It keeps what signing in
 * needs, the sessions, and the rooms that were entered, and it slows down guessing. It never hashes a password and never
 * checks a signature: that is the Worker's, where it blocks nobody. The account has the last word on what the Worker found.
 */
import { DurableObject } from "cloudflare:workers";
import { hasSchema, migrate } from "../migrate.ts";
import type { AccountInfo, PasskeyInfo, SessionInfo } from "../protocol/accounts.ts";
import {
	PASSKEYS_MAX,
	PUSH_TESTS_BURST,
	PUSH_TESTS_WINDOW_MS,
	SESSION_MAX_AGE_S,
	SESSION_TOUCH_MS,
	SESSIONS_MAX,
} from "../protocol/limits.ts";
import type { User } from "../protocol/message.ts";
import type { Device, MessageNotice, SubscriptionInfo } from "../protocol/push.ts";
import { Outgoing } from "../push/outgoing.ts";
import type { Posted } from "../push/post.ts";
import { PushStore } from "../push/push-store.ts";
import { Buckets } from "../room/rate-limit.ts";
import { readSettings } from "../settings.ts";
import { AccountStore } from "./account-store.ts";
import { type Credential, isGood, type Stores } from "./credential.ts";
import { closeSockets, depart, tellRooms } from "./departure.ts";
import { guestId } from "./ids.ts";
import { type Answered, type NewPasskey, type PasskeyKey, PasskeyStore } from "./passkey-store.ts";
import { ACCOUNT_MIGRATIONS } from "./schema.ts";
import { vapidKey } from "./signing-key.ts";
import { Tries } from "./tries.ts";

/** What somebody is who comes with a session. */
export interface Identity {
	user: User;
	/** The guests that they were. */
	was: string[];
	/** Whether a device of theirs takes notifications. */
	listens: boolean;
}

interface Kept extends Stores {
	readonly pushes: PushStore;
	readonly outgoing: Outgoing;
}

export class Account extends DurableObject<Env> {
	#kept: Kept | undefined;
	readonly #tries = new Tries();
	readonly #pushTests = new Buckets({ burst: PUSH_TESTS_BURST, windowMs: PUSH_TESTS_WINDOW_MS });

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		if (!hasSchema(ctx.storage)) return;
		migrate(ctx.storage, ACCOUNT_MIGRATIONS);
		this.#open();
	}

	/** Takes the handle. False if it is taken, be it by an account that was closed lately. */
	async create(handle: string, name: string, hash: string, guest: string | undefined): Promise<boolean> {
		if (this.#kept) return false;
		this.ctx.storage.transactionSync(() => {
			migrate(this.ctx.storage, ACCOUNT_MIGRATIONS);
			const store = new AccountStore(this.ctx.storage.sql);
			store.create(handle, name, hash, Date.now());
			if (guest !== undefined) store.addGuest(guest);
		});
		this.#open();
		return true;
	}

	/** Who has the handle; undefined if nobody has. */
	async user(): Promise<User | undefined> {
		return this.#store?.user();
	}

	async isTaken(): Promise<boolean> {
		return this.#kept !== undefined;
	}

	async info(): Promise<AccountInfo | undefined> {
		const { store, passkeys } = this.#kept ?? {};
		const user = store?.user();
		if (!user || !store || !passkeys) return undefined;
		const hasPassword = store.hash() !== undefined;
		return { user, createdAt: store.createdAt(), hasPassword, passkeys: passkeys.count, recoveryCodes: store.countRecovery() };
	}

	/** Takes one try to sign in: how long to wait if there were too many, else the password's hash, if there is one. */
	async attempt(): Promise<{ waitMs: number; hash?: string }> {
		const waitMs = this.#tries.take(readSettings(this.env).rateSignIns, Date.now(), () => (this.#store?.user() ? this.#store : undefined));
		const hash = waitMs > 0 ? undefined : this.#store?.hash();
		return { waitMs, ...(hash === undefined ? {} : { hash }) };
	}

	/** Whether somebody has shown to be who the account is of; if so, the tries before are forgotten. */
	async prove(credential: Credential): Promise<boolean> {
		return this.#accept(credential);
	}

	/** Opens a session for who has shown to be it. Undefined if they have not, or if the account was closed meanwhile. */
	async openSession(id: string, device: string, credential: Credential): Promise<Identity | undefined> {
		const now = Date.now();
		if (!this.#store || !this.#accept(credential)) return undefined;
		const dropped = this.#store.dropSessions(now - SESSION_MAX_AGE_S * 1_000, SESSIONS_MAX - 1);
		this.#store.addSession(id, device, now);
		this.ctx.waitUntil(this.#closeSockets(dropped));
		return this.#identity();
	}

	/** Who a session belongs to, as long as it was not ended; notes that it is in use, and the room that it is used for. */
	async use(session: string, room?: string): Promise<Identity | undefined> {
		const now = Date.now();
		const usedAt = this.#store?.sessionUsedAt(session);
		if (usedAt === undefined || now - usedAt > SESSION_MAX_AGE_S * 1_000) return undefined;
		if (now - usedAt > SESSION_TOUCH_MS) this.#store?.touchSession(session, now);
		if (room !== undefined) this.#store?.enterRoom(room);
		return this.#identity();
	}

	async sessions(): Promise<SessionInfo[]> {
		return this.#store?.sessions() ?? [];
	}

	/** Ends a session; its sockets close. False if there is none. */
	async endSession(session: string): Promise<boolean> {
		const isEnded = this.#store?.removeSession(session) ?? false;
		if (isEnded) await this.#closeSockets([session]);
		return isEnded;
	}

	/** Ends all sessions but one. */
	async endOthers(kept: string | undefined): Promise<void> {
		const ended = (this.#store?.sessions() ?? []).map(({ id }) => id).filter((id) => id !== kept);
		for (const id of ended) this.#store?.removeSession(id);
		await this.#closeSockets(ended);
	}

	/** Sets a new password and ends all sessions but the one that it was set in. */
	async changePassword(hash: string, session: string | undefined): Promise<void> {
		this.#store?.setHash(hash);
		await this.endOthers(session);
	}

	/** Puts a hash of a newer cost in the place of one of the same password. False if that is no longer the account's. */
	async renewHash(old: string, renewed: string): Promise<boolean> {
		if (this.#store?.hash() !== old) return false;
		this.#store.setHash(renewed);
		return true;
	}

	async rename(name: string): Promise<User | undefined> {
		this.#store?.rename(name);
		return this.#store?.user();
	}

	/** Keeps the hashes of new recovery codes in the place of all earlier ones. */
	async setRecovery(hashes: string[]): Promise<void> {
		this.ctx.storage.transactionSync(() => this.#store?.setRecovery(hashes));
	}

	/** The oldest first. */
	async passkeys(): Promise<PasskeyInfo[]> {
		return this.#kept?.passkeys.list() ?? [];
	}

	/** Which keys there are, for a browser that is to make another. */
	async knownPasskeys(): Promise<{ id: string; transports: string[] }[]> {
		return this.#kept?.passkeys.known() ?? [];
	}

	/** What an answer of this key is checked against. */
	async passkeyKey(id: string): Promise<PasskeyKey | undefined> {
		return this.#kept?.passkeys.key(id);
	}

	async addPasskey(passkey: NewPasskey, answered: Answered): Promise<PasskeyInfo | "bad_passkey" | "passkey_known" | "too_many_passkeys"> {
		const { store, passkeys } = this.#kept ?? {};
		const now = Date.now();
		if (!store?.user() || !passkeys?.useChallenge(answered, now)) return "bad_passkey";
		if (passkeys.count >= PASSKEYS_MAX) return "too_many_passkeys";
		return (passkeys.add(passkey, now) && passkeys.find(passkey.id)) || "passkey_known";
	}

	async renamePasskey(id: string, name: string): Promise<PasskeyInfo | undefined> {
		this.#kept?.passkeys.rename(id, name);
		return this.#kept?.passkeys.find(id);
	}

	/** False if there is none. */
	async removePasskey(id: string): Promise<boolean> {
		return this.#kept?.passkeys.remove(id) ?? false;
	}

	/** Takes a room's word that this person belongs to it, or no longer does. */
	async noteRoom(slug: string, isMember: boolean): Promise<void> {
		const user = this.#store?.user();
		if (!user) return;
		this.#store?.noteRoom(slug, isMember);
		if (isMember && this.#listens) this.ctx.waitUntil(tellRooms(this.env, user.id, [slug]));
	}

	/** The addresses of the rooms that this person belongs to, and of all that they were ever in. */
	async rooms(): Promise<{ joined: string[]; entered: string[] }> {
		return { joined: this.#store?.joinedRooms() ?? [], entered: this.#store?.rooms() ?? [] };
	}

	/** The devices that take notifications, the newest first. */
	async devices(): Promise<Device[]> {
		return this.#kept?.pushes.devices() ?? [];
	}

	/** Has the device of a session take notifications. The first one has the rooms tell of what is said in them. */
	async subscribe(session: string, subscription: SubscriptionInfo, site: string): Promise<void> {
		const { store, pushes } = this.#kept ?? {};
		const user = store?.user();
		if (!user || !store || !pushes || store.sessionUsedAt(session) === undefined) return;
		const isFirst = pushes.isEmpty;
		pushes.subscribe(session, subscription, site, Date.now());
		if (isFirst) this.ctx.waitUntil(tellRooms(this.env, user.id, store.rooms()));
	}

	/** False if it took none. */
	async unsubscribe(session: string): Promise<boolean> {
		return this.#kept?.pushes.unsubscribe(session) ?? false;
	}

	/** Sends something to the device of a session, unless it is to wait; no `posted` if it takes no notifications. */
	async testPush(session: string): Promise<{ waitMs: number; posted?: Posted["kind"] }> {
		const waitMs = this.#pushTests.take(session, Date.now());
		const posted = waitMs > 0 ? undefined : await this.#kept?.outgoing.test(session);
		return { waitMs, ...(posted ? { posted: posted.kind } : {}) };
	}

	/** Takes a room's word of what was said in it, and tells the devices of it. False if there are none. */
	async tell(notice: MessageNotice): Promise<boolean> {
		return this.#kept?.outgoing.tell(notice) ?? false;
	}

	/** Takes a room's word that all that this person was told of is read. */
	async noteRead(room: string): Promise<void> {
		this.#kept?.outgoing.read(room);
	}

	/** Closes the account. Its handle is free after a while, so that nobody is taken for who had it. */
	async close(doesRemove: boolean): Promise<void> {
		const { storage } = this.ctx;
		const store = this.#store;
		if (!store?.user()) return;
		const closing = { closedAt: Date.now(), ghost: guestId(), doesRemove };
		storage.transactionSync(() => store.close(closing));
		await this.#depart();
	}

	override async alarm(): Promise<void> {
		await this.#depart();
		await this.#kept?.outgoing.sendDue();
	}

	async #depart(): Promise<void> {
		if (this.#store && (await depart(this.env, this.ctx.storage, this.#store))) this.#kept = undefined;
	}

	get #store(): AccountStore | undefined {
		return this.#kept?.store;
	}

	get #listens(): boolean {
		return this.#kept?.pushes.isEmpty === false;
	}

	#open(): void {
		const { storage } = this.ctx;
		const { sql } = storage;
		const pushes = new PushStore(sql);
		const outgoing = new Outgoing({
			store: pushes,
			storage,
			key: () => vapidKey(this.env),
			waitUntil: (promise) => this.ctx.waitUntil(promise),
			now: Date.now,
		});
		this.#kept = { store: new AccountStore(sql), passkeys: new PasskeyStore(sql), pushes, outgoing };
		this.#tries.load(this.#kept.store);
	}

	/** Whether a credential is good now; the tries before are then forgotten. */
	#accept(credential: Credential): boolean {
		const kept = this.#kept;
		if (!kept?.store.user() || !isGood(credential, kept, Date.now())) return false;
		this.#tries.forget(kept.store);
		return true;
	}

	#identity(): Identity | undefined {
		const user = this.#store?.user();
		return user && { user, was: this.#store?.guests() ?? [], listens: this.#listens };
	}

	async #closeSockets(sessions: string[]): Promise<void> {
		const handle = this.#store?.user()?.id;
		if (handle !== undefined) await closeSockets(this.env, handle, sessions, this.#store?.rooms() ?? []);
	}
}
