/** The service worker: which requests it answers, and which versions of the page it keeps. */
import { describe, expect, it } from "vitest";
import { isWorkbench, routeOf } from "../../src/client/worker/routes.ts";
import { PAGE, Shell, sha256 } from "../../src/client/worker/shell.ts";
import { FakeCaches } from "./support/caches.ts";

const ORIGIN = "https://chat.example";
const FILES = new Set(["/", "/icon.svg", "/assets/main.js"]);

describe("a request", () => {
	it.each([
		["GET", "/", "navigate", "page"],
		["GET", "/?room=x#y", "navigate", "page"],
		["GET", "/r/lobby", "navigate", "page"],
		["GET", "/r/lobby/123", "navigate", "page"],
		["GET", "/i/a.token-with.dots", "navigate", "page"],
		["GET", "/no/such/page", "navigate", "page"],
		["GET", "/apis", "navigate", "page"],
		["GET", "/api/rooms/lobby/export", "navigate", "network"],
		["GET", "/api/rooms/lobby/files/1/a.png", "navigate", "network"],
		["GET", "/api", "navigate", "network"],
		["GET", "/health", "navigate", "network"],
		["GET", "/icon.svg", "navigate", "network"],
		["GET", "/.well-known/security.txt", "navigate", "network"],
		["POST", "/r/lobby", "navigate", "network"],
		["GET", "/assets/main.js", "cors", "file"],
		["GET", "/assets/main.js?again", "cors", "file"],
		["GET", "/assets/chat-OLDER.js", "cors", "file"],
		["GET", "/icon.svg", "no-cors", "file"],
		["HEAD", "/icon.svg", "no-cors", "network"],
		["GET", "/api/session", "cors", "network"],
		["GET", "/worker.js", "cors", "network"],
		["GET", "/other.png", "no-cors", "network"],
		["GET", "https://elsewhere.example/", "navigate", "network"],
		["GET", "https://elsewhere.example/icon.svg", "no-cors", "network"],
	])("%s %s by %s is answered by: %4$s", (method, path, mode, route) => {
		expect(routeOf({ method, url: new URL(path, ORIGIN).href, mode }, ORIGIN, FILES)).toBe(route);
	});

	it.each([
		["localhost", true],
		["127.0.0.1", true],
		["[::1]", true],
		["chat.localhost", false],
		["localhost.example", false],
		["127.0.0.1.example", false],
		["192.168.0.4", false],
	])("to %s is answered by the network first: %s", (host, is) => {
		expect(isWorkbench(host)).toBe(is);
	});
});

/** A server on which one version of the page is, and a browser that has kept some. */
class Place {
	readonly caches = new FakeCaches();
	files: Record<string, string> = {};
	isOnline = true;
	tabs: string[] = [];
	readonly asked: string[] = [];

	/** Puts a version onto the server, and gives its worker. */
	async deploy(
		version: string,
		shell: Record<string, string>,
		extras: Record<string, string> = {},
		isNetworkFirst = false,
	): Promise<Shell> {
		this.files = { ...shell, ...extras };
		const hashes = async (files: Record<string, string>) =>
			Object.fromEntries(await Promise.all(Object.entries(files).map(async ([path, text]) => [path, await hashOf(text)])));
		return new Shell(
			{ version, shell: await hashes(shell), extras: await hashes(extras) },
			{
				caches: this.caches,
				fetch: async (request) => this.#serve(new URL(request instanceof Request ? request.url : String(request), ORIGIN).pathname),
				tabs: async () => this.tabs,
				isNetworkFirst,
			},
		);
	}

	/** What a tab gets that asks for a path. */
	async get(shell: Shell, path: string): Promise<string> {
		const work: Promise<unknown>[] = [];
		const response = await shell.answer(path, new Request(ORIGIN + path), (more) => work.push(more));
		const text = await response.text();
		await Promise.all(work);
		return text;
	}

	#serve(path: string): Response {
		if (!this.isOnline) throw new TypeError("no network");
		this.asked.push(path);
		// As the assets of a Worker are: whatever is not there is the page.
		return new Response(this.files[path] ?? this.files[PAGE]);
	}
}

const hashOf = async (text: string) => sha256(await new Response(text).arrayBuffer());

const ONE = { [PAGE]: "page 1", "/assets/main.js": "main 1", "/assets/chat-A.js": "chat 1" };
const TWO = { [PAGE]: "page 2", "/assets/main.js": "main 2", "/assets/chat-B.js": "chat 2" };

describe("a version of the page", () => {
	it("is there without a network once it was installed, and is asked of no network then", async () => {
		const place = new Place();
		const one = await place.deploy("1", ONE);
		await one.install();
		await one.activate();
		place.asked.length = 0;
		place.isOnline = false;
		for (const [path, text] of Object.entries(ONE)) expect(await place.get(one, path)).toBe(text);
		expect(place.asked).toEqual([]);
	});

	it("is not installed while there is no network, so that the browser tries again, and the one before it stays", async () => {
		const place = new Place();
		const one = await place.deploy("1", ONE);
		await one.install();
		const two = await place.deploy("2", TWO);
		place.isOnline = false;
		await expect(two.install()).rejects.toThrow("no network");
		expect(await place.get(one, PAGE)).toBe("page 1");
	});

	it("is installed without a file that is missing or of another version, which comes from the network and is kept when it is right", async () => {
		const place = new Place();
		const two = await place.deploy("2", TWO);
		place.files = { ...TWO, [PAGE]: "page 1" };
		delete place.files["/assets/chat-B.js"];
		await two.install();
		expect(await place.get(two, PAGE)).toBe("page 1");
		place.files = TWO;
		expect(await place.get(two, PAGE)).toBe("page 2");
		expect(await place.get(two, "/assets/chat-B.js")).toBe("chat 2");
		place.isOnline = false;
		expect(await place.get(two, PAGE)).toBe("page 2");
		expect(await place.get(two, "/assets/chat-B.js")).toBe("chat 2");
	});

	it("shows the one before it where it has no page of its own and there is no network", async () => {
		const place = new Place();
		await (await place.deploy("1", ONE)).install();
		const two = await place.deploy("2", TWO);
		place.files = ONE;
		await two.install();
		place.isOnline = false;
		expect(await place.get(two, PAGE)).toBe("page 1");
	});

	it("leaves tabs of the one before it their scripts, and drops them when the last of these tabs is gone", async () => {
		const place = new Place();
		const one = await place.deploy("1", ONE);
		await one.install();
		await one.activate();
		place.tabs = ["old tab", "another old tab"];
		const two = await place.deploy("2", TWO);
		await two.install();
		await two.activate();
		place.tabs = ["another old tab", "new tab"];
		await two.sweep();
		expect(await place.get(two, "/assets/chat-A.js")).toBe("chat 1");
		expect(await place.get(two, PAGE)).toBe("page 2");
		place.tabs = ["new tab"];
		await two.sweep();
		expect(await place.caches.keys()).toEqual(["chattorum-page-2"]);
		place.isOnline = false;
		await expect(place.get(two, "/assets/chat-A.js")).rejects.toThrow("no network");
	});

	it("drops nothing that is not the page's", async () => {
		const place = new Place();
		await place.caches.open("somebody else's");
		const one = await place.deploy("1", ONE);
		await one.install();
		await one.activate();
		expect(await place.caches.keys()).toContain("somebody else's");
	});

	it("keeps what is large once it was used, and takes it over from the version before", async () => {
		const place = new Place();
		const extras = { "/assets/emoji-E.js": "emoji", "/assets/code-C.js": "code" };
		const one = await place.deploy("1", ONE, extras);
		await one.install();
		expect(await place.get(one, "/assets/emoji-E.js")).toBe("emoji");
		const two = await place.deploy("2", TWO, extras);
		await two.install();
		await two.activate();
		place.isOnline = false;
		expect(await place.get(two, "/assets/emoji-E.js")).toBe("emoji");
		await expect(place.get(two, "/assets/code-C.js")).rejects.toThrow("no network");
	});

	it("comes from the network while it is being changed on a laptop, and from what was kept while that is down", async () => {
		const place = new Place();
		const one = await place.deploy("1", ONE, {}, true);
		await one.install();
		place.files = TWO;
		expect(await place.get(one, PAGE)).toBe("page 2");
		place.isOnline = false;
		expect(await place.get(one, PAGE)).toBe("page 1");
	});
});
