/** The service worker's part of notifications: what it shows, what it takes back, and where it leads. */
import { describe, expect, it } from "vitest";
import type { OpenMessage } from "../../src/client/worker/notices.ts";
import { open, type PushWorld, receive, renew } from "../../src/client/worker/push.ts";

interface TabOptions {
	path: string;
	focused?: boolean;
	isVisible?: boolean;
}

/** A browser in which these tabs of the chat are open. */
function browser(...tabs: TabOptions[]) {
	const shown = new Map<string, { title: string; body: string | undefined; data: unknown; renotify: boolean | undefined }>();
	const opened: string[] = [];
	const told: { path: string; message: OpenMessage }[] = [];
	const focused: string[] = [];
	const calls: { path: string; method: string | undefined; body: unknown }[] = [];
	const world: PushWorld = {
		registration: {
			showNotification: async (title, { tag = "", body, data, renotify }) => void shown.set(tag, { title, body, data, renotify }),
			getNotifications: async ({ tag }) => (shown.has(tag) ? [{ close: () => shown.delete(tag) }] : []),
			pushManager: {
				subscribe: async (options) => ({ toJSON: () => ({ endpoint: "https://push.example.com/new", for: options.applicationServerKey }) }),
			},
		},
		clients: {
			matchAll: async () =>
				tabs.map(({ path, focused: isFocused = false, isVisible = isFocused }) => ({
					focused: isFocused,
					visibilityState: isVisible ? "visible" : "hidden",
					focus: async () => focused.push(path),
					postMessage: (message: OpenMessage) => told.push({ path, message }),
				})),
			openWindow: async (url) => opened.push(url),
		},
		fetch: async (path, { method, body }) => {
			calls.push({ path, method, body: JSON.parse(String(body)) });
			return new Response(null, { status: 204 });
		},
		languages: ["es-MX", "en"],
	};
	return { world, shown, opened, told, focused, calls };
}

const notice = { type: "message", room: "book-club", title: "Book club", message: 7, author: "Ana", text: "hello", count: 1 };

describe("what comes", () => {
	it.each([
		["one message", notice, "Book club", "Ana: hello"],
		["several", { ...notice, count: 3 }, "Book club (3)", "Ana: hello"],
		["one to two", { ...notice, title: "Ana, Ben", direct: true }, "Ana", "hello"],
		["several to two", { ...notice, title: "Ana, Ben", direct: true, count: 12 }, "Ana (12)", "hello"],
	])("[PUSH-4] is shown: %s", async (_, push, title, body) => {
		const { world, shown } = browser({ path: "/r/lobby", focused: true }, { path: "/r/book-club" });
		await receive(push, world);
		expect([...shown.values()]).toEqual([{ title, body, data: { room: "book-club", message: 7 }, renotify: true }]);
	});

	it("[PUSH-4] takes the place of what is shown of its room, and of no other", async () => {
		const { world, shown } = browser();
		await receive(notice, world);
		await receive({ ...notice, room: "lobby", title: "Lobby" }, world);
		await receive({ ...notice, text: "again", count: 2 }, world);
		expect([...shown.values()].map(({ title, body }) => `${title}: ${body}`)).toEqual(["Book club (2): Ana: again", "Lobby: Ana: hello"]);
	});

	it("[NOTIFY-7] is taken away once it is read elsewhere", async () => {
		const { world, shown } = browser();
		await receive(notice, world);
		await receive({ ...notice, room: "lobby" }, world);
		await receive({ type: "read", room: "book-club" }, world);
		await receive({ type: "read", room: "nowhere" }, world);
		expect([...shown.values()].map(({ data }) => Object(data).room)).toEqual(["lobby"]);
	});

	it("[PUSH-5] says in one's language that it works", async () => {
		const { world, shown } = browser();
		await receive({ type: "test" }, world);
		expect([...shown.values()].map(({ title }) => title)).toEqual(["Las notificaciones funcionan"]);
	});

	it.each([undefined, null, "text", {}, { type: "later" }, { ...notice, message: "7" }])(
		"[PUSH-4] is left alone if it is %j",
		async (push) => {
			const { world, shown } = browser();
			await receive(push, world);
			expect(shown.size).toBe(0);
		},
	);
});

describe("a notification that is chosen", () => {
	const data = { room: "book-club", message: 7 };
	const message = { type: "open", ...data };

	it("opens the message where no tab is open", async () => {
		const { world, opened } = browser();
		await open(data, world);
		await open(undefined, world);
		expect(opened).toEqual(["/r/book-club/7", "/"]);
	});

	it.each([
		["the one that has the focus", [{ path: "/a" }, { path: "/b", isVisible: true }, { path: "/c", focused: true }], "/c"],
		["one that is visible", [{ path: "/a" }, { path: "/b", isVisible: true }, { path: "/c" }], "/b"],
		["any", [{ path: "/a" }, { path: "/b" }], "/a"],
	])("leads to it in a tab that is open: %s", async (_, tabs, path) => {
		const { world, opened, told, focused } = browser(...tabs);
		await open(data, world);
		expect({ opened, told, focused }).toEqual({ opened: [], told: [{ path, message }], focused: [path] });
	});

	it("brings a tab to the front where it leads to no message", async () => {
		const { world, told, focused } = browser({ path: "/a" });
		await open(null, world);
		expect({ told, focused }).toEqual({ told: [], focused: ["/a"] });
	});
});

it("[PUSH-1] tells the server where notifications go once the browser has given up the place that it knew", async () => {
	const { world, calls } = browser();
	const key = new ArrayBuffer(65);
	await renew({ userVisibleOnly: true, applicationServerKey: key }, world);
	await renew(undefined, world);
	expect(calls).toEqual([{ path: "/api/account/push", method: "PUT", body: { endpoint: "https://push.example.com/new", for: {} } }]);
});
