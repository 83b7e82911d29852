/**
 * Notifications on this device: whether it can have them, turning them on and off, and keeping them on. Which account they are
 * of is noted in the browser, since a browser goes on taking them for whoever signed in before.
 */
import type { Devices } from "../protocol/push.ts";
import { CallError } from "./call.ts";

/** How it stands here. */
export type Standing =
	/** `install`: they come only to what was added to the home screen. `denied`: the person has said no, and only they can change that. */
	"unsupported" | "install" | "denied" | "off" | "on";

interface Subscribed {
	/** For which key of a server it was made. */
	readonly options: { readonly applicationServerKey: ArrayBuffer | null };
	toJSON(): unknown;
	unsubscribe(): Promise<boolean>;
}

/** The browser, as far as notifications go; undefined parts are those that it does not have. */
export interface NotificationWorld {
	/** Undefined where there are no service workers with a push service. */
	readonly push:
		| (() => Promise<{
				getSubscription(): Promise<Subscribed | null>;
				subscribe(options: { userVisibleOnly: true; applicationServerKey: string }): Promise<Subscribed>;
		  }>)
		| undefined;
	/** Whether it is a page in a phone's browser that has them only on the home screen. */
	readonly needsInstalling: boolean;
	permission(): NotificationPermission;
	/** Asks the person; only after a click. */
	ask(): Promise<NotificationPermission>;
	/** Of whose account notifications were turned on here. */
	readonly owner: { get(): string | null; set(account: string | null): void };
	readonly fetchDevices: () => Promise<Devices>;
	readonly addDevice: (subscription: unknown) => Promise<void>;
	readonly removeDevice: (id: string) => Promise<void>;
}

export class Notifications {
	readonly #world: NotificationWorld;

	constructor(world: NotificationWorld) {
		this.#world = world;
	}

	/** How it stands for an account. */
	standing(account: string): Standing {
		const { push, needsInstalling, permission, owner } = this.#world;
		if (needsInstalling) return "install";
		if (!push) return "unsupported";
		if (permission() === "denied") return "denied";
		return permission() === "granted" && owner.get() === account ? "on" : "off";
	}

	/** Turns them on, asking the person if they were not asked before. Throws a CallError where the server or the browser refuses. */
	async turnOn(account: string): Promise<Standing> {
		if ((await this.#world.ask()) === "granted") {
			await this.#subscribe(account);
			this.#world.owner.set(account);
		}
		return this.standing(account);
	}

	/** Turns them off on this device. */
	async turnOff(account: string): Promise<Standing> {
		const { push, owner, fetchDevices, removeDevice } = this.#world;
		owner.set(null);
		await (await (await push?.())?.getSubscription())?.unsubscribe();
		const own = (await fetchDevices()).devices.find(({ current }) => current);
		if (own) await removeDevice(own.id);
		return this.standing(account);
	}

	/** At each start: keeps them on, whatever the browser or the server has forgotten. */
	async resume(account: string): Promise<void> {
		if (this.standing(account) === "on") await this.#subscribe(account);
	}

	async #subscribe(account: string): Promise<void> {
		const { push, owner, fetchDevices, addDevice } = this.#world;
		const manager = await push?.();
		if (!manager) return;
		const { key } = await fetchDevices();
		const old = await manager.getSubscription();
		// Another account's messages must not come here, nor can what was made for another key be used.
		if (old && (owner.get() !== account || !isFor(old, key))) await old.unsubscribe();
		await addDevice((await subscribe(manager, key)).toJSON());
	}
}

async function subscribe<
	Manager extends { subscribe(options: { userVisibleOnly: true; applicationServerKey: string }): Promise<Subscribed> },
>(manager: Manager, applicationServerKey: string): Promise<Subscribed> {
	try {
		return await manager.subscribe({ userVisibleOnly: true, applicationServerKey });
	} catch (error) {
		console.warn("notifications: the browser gave no subscription", error);
		throw new CallError("push_failed", "");
	}
}

function isFor({ options }: Subscribed, key: string): boolean {
	if (!options.applicationServerKey) return false;
	const bytes = String.fromCharCode(...new Uint8Array(options.applicationServerKey));
	return btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "") === key;
}
