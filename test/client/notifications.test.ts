/** Notifications on a device: whether it can have them, turning them on and off, and keeping them on. */
import { describe, expect, it } from "vitest";
import { Notifications, type NotificationWorld } from "../../src/client/notifications.ts";

const KEY = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
const OTHER_KEY = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

/** A browser, its person, who answers when asked, and a server. */
class Place {
	permission: NotificationPermission = "default";
	answer: NotificationPermission = "granted";
	owner: string | null = null;
	key = KEY;
	/** What the browser is subscribed to: a place, for a key. */
	subscribed: { place: string; key: string } | undefined;
	/** Where the server sends to, of this device. */
	known: unknown;
	asked = 0;
	isBroken = false;
	#made = 0;

	world(more: Partial<NotificationWorld> = {}): NotificationWorld {
		const subscription = ({ place, key }: { place: string; key: string }) => ({
			options: { applicationServerKey: bytesOf(key) },
			toJSON: () => place,
			unsubscribe: async () => {
				this.subscribed = undefined;
				return true;
			},
		});
		return {
			push: async () => ({
				getSubscription: async () => (this.subscribed ? subscription(this.subscribed) : null),
				subscribe: async ({ applicationServerKey: key }) => {
					if (this.isBroken) throw new DOMException("no", "AbortError");
					if (this.subscribed && this.subscribed.key !== key) throw new DOMException("another key", "InvalidStateError");
					this.subscribed ??= { place: `place ${++this.#made}`, key };
					return subscription(this.subscribed);
				},
			}),
			needsInstalling: false,
			permission: () => this.permission,
			ask: async () => {
				this.asked++;
				if (this.permission === "default") this.permission = this.answer;
				return this.permission;
			},
			owner: {
				get: () => this.owner,
				set: (account) => {
					this.owner = account;
				},
			},
			fetchDevices: async () => ({
				key: this.key,
				devices: this.known === undefined ? [] : [{ id: "s", device: "x", createdAt: 0, current: true }],
			}),
			addDevice: async (place) => {
				this.known = place;
			},
			removeDevice: async () => {
				this.known = undefined;
			},
			...more,
		};
	}

	notifications(more: Partial<NotificationWorld> = {}): Notifications {
		return new Notifications(this.world(more));
	}
}

function bytesOf(key: string): ArrayBuffer {
	return Uint8Array.from(Buffer.from(key, "base64url")).buffer;
}

describe("how it stands", () => {
	it.each<[string, Partial<NotificationWorld>, NotificationPermission, string | null, string]>([
		["a browser that has none", { push: undefined }, "default", null, "unsupported"],
		["a phone that has them on the home screen", { push: undefined, needsInstalling: true }, "default", null, "install"],
		["somebody who was not asked", {}, "default", null, "off"],
		["somebody who said no", {}, "denied", "ana", "denied"],
		["somebody who allowed them and did not turn them on", {}, "granted", null, "off"],
		["somebody in whose browser another has turned them on", {}, "granted", "ben", "off"],
		["somebody who turned them on", {}, "granted", "ana", "on"],
		["somebody who turned them on and took that back from the browser", {}, "default", "ana", "off"],
	])("with %s", (_, more, permission, owner, standing) => {
		const place = new Place();
		Object.assign(place, { permission, owner });
		expect(place.notifications(more).standing("ana")).toBe(standing);
		expect(place.asked).toBe(0);
	});
});

describe("turning them on", () => {
	it("asks the person, subscribes the browser, and tells the server", async () => {
		const place = new Place();
		expect(await place.notifications().turnOn("ana")).toBe("on");
		expect(place).toMatchObject({ asked: 1, owner: "ana", known: "place 1", subscribed: { key: KEY } });
	});

	it.each(["denied", "default"] as const)("does nothing where the answer is: %s", async (answer) => {
		const place = new Place();
		place.answer = answer;
		expect(await place.notifications().turnOn("ana")).toBe(answer === "denied" ? "denied" : "off");
		expect(place).toMatchObject({ owner: null, known: undefined, subscribed: undefined });
	});

	it("says that the browser could not", async () => {
		const place = new Place();
		place.isBroken = true;
		await expect(place.notifications().turnOn("ana")).rejects.toMatchObject({ code: "push_failed" });
		expect(place.owner).toBeNull();
	});

	it("begins at a new place where another account's were, whose messages go on to the old one", async () => {
		const place = new Place();
		await place.notifications().turnOn("ben");
		await place.notifications().turnOn("ana");
		expect(place).toMatchObject({ owner: "ana", known: "place 2" });
	});
});

it("turning them off ends them in the browser and on the server", async () => {
	const place = new Place();
	await place.notifications().turnOn("ana");
	expect(await place.notifications().turnOff("ana")).toBe("off");
	expect(place).toMatchObject({ owner: null, known: undefined, subscribed: undefined, permission: "granted" });
});

describe("at each start", () => {
	it("the server is told again, whatever it or the browser has forgotten", async () => {
		const place = new Place();
		await place.notifications().turnOn("ana");
		place.known = undefined;
		await place.notifications().resume("ana");
		expect(place.known).toBe("place 1");
		place.subscribed = undefined;
		await place.notifications().resume("ana");
		expect(place.known).toBe("place 2");
	});

	it("the browser is subscribed anew where the server has another key", async () => {
		const place = new Place();
		await place.notifications().turnOn("ana");
		place.key = OTHER_KEY;
		await place.notifications().resume("ana");
		expect(place).toMatchObject({ known: "place 2", subscribed: { key: OTHER_KEY } });
	});

	it("nobody is asked, and nothing is done for who did not turn them on", async () => {
		const place = new Place();
		place.permission = "granted";
		await place.notifications().resume("ana");
		place.owner = "ben";
		await place.notifications().resume("ana");
		expect(place).toMatchObject({ asked: 0, known: undefined, subscribed: undefined });
	});
});
