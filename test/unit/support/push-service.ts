/** Push services as accounts see them: whatever is posted to one is kept, and answered as the test says. */
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import type { Notice } from "../../../src/protocol/push.ts";
import { newPushBrowser, type PushBrowser } from "../../support/push-browser.ts";
import type { SignedIn } from "./accounts.ts";
import { call } from "./http.ts";

/** A push that came. */
export interface Came {
	notice: Notice;
	headers: Headers;
}

/** A device with a push service of its own. */
export interface PushDevice {
	readonly endpoint: string;
	readonly browser: PushBrowser;
	readonly came: Came[];
	/** What was told of messages so far: their texts and counts. */
	readonly told: string[];
	/** How the next pushes are answered; 201 once these are used up. */
	answers: (() => Response)[];
}

const devices = new Map<string, PushDevice>();
let made = 0;

/** Has the push services of this file's devices be reached, and nothing else. Restored by `vi.restoreAllMocks`. */
export function servePushes(): void {
	vi.spyOn(globalThis, "fetch").mockImplementation(async function take(input, init): Promise<Response> {
		const request = new Request(input, init);
		const device = devices.get(request.url);
		if (!device) throw new TypeError(`${request.url} cannot be reached`);
		const body = await request.arrayBuffer();
		device.came.push({ notice: device.browser.read(body), headers: request.headers });
		const answer = device.answers.shift()?.() ?? new Response(null, { status: 201 });
		const elsewhere = answer.headers.get("Location");
		return elsewhere !== null && request.redirect === "follow" ? take(elsewhere, { ...init, body }) : answer;
	});
}

export function newDevice(host = "push.example.com", browser = newPushBrowser()): PushDevice {
	const endpoint = `https://${host}/to/${++made}`;
	const came: Came[] = [];
	const device: PushDevice = {
		endpoint,
		browser,
		came,
		get told() {
			return came.flatMap(({ notice }) => (notice.type === "message" ? [`${notice.author}: ${notice.text} (${notice.count})`] : []));
		},
		answers: [],
	};
	devices.set(endpoint, device);
	return device;
}

/** Has the device of who is signed in take notifications; the answer is not read yet. */
export function subscribe({ token }: Pick<SignedIn, "token">, { endpoint, browser }: PushDevice): Promise<Response> {
	return call("PUT", "/api/account/push", { token, body: { endpoint, expirationTime: null, keys: browser.keys } });
}

/** Somebody's device that takes notifications. */
export async function listening(who: Pick<SignedIn, "token">, host?: string): Promise<PushDevice> {
	const device = newDevice(host);
	const response = await subscribe(who, device);
	if (response.status !== 204) throw new Error(`not subscribed: ${await response.text()}`);
	return device;
}

export const accountOf = ({ user }: Pick<SignedIn, "user">) => env.ACCOUNTS.getByName(user.id);
