/** The files that go with what is being written: sent as soon as they are chosen, a few at a time, until a message takes them. */
import { describe, expect, it } from "vitest";
import { CallError } from "../../src/client/call.ts";
import { OpenRoom } from "../../src/client/open-room.ts";
import { Uploads } from "../../src/client/uploads.ts";
import type { FileInfo } from "../../src/protocol/files.ts";
import { FILE_MAX_BYTES, FILES_PER_MESSAGE } from "../../src/protocol/limits.ts";
import { ANA, FakeWorld, welcome } from "./support/world.ts";

const text = (name: string) => new File(["hello"], name, { type: "text/plain" });
const image = (name: string) => new File(["hello"], name, { type: "image/png" });
const infoOf = (file: File): FileInfo => ({ id: `file-${file.name}`, name: file.name, type: file.type, size: file.size });

/** A server that answers when the test says so. */
class Server {
	readonly world = new FakeWorld();
	readonly uploads = new Uploads("lobby", this.world);
	/** What is under way, by the file's name. */
	readonly underWay = new Map<string, { finish: () => void; fail: (code: string) => void; progress: (part: number) => void }>();
	/** What was described, in this order. */
	readonly described: string[] = [];

	constructor() {
		this.world.sendFile = (_, file, onProgress, signal) =>
			new Promise((resolve, reject) => {
				const end = (act: () => void) => () => {
					this.underWay.delete(file.name);
					act();
				};
				const fail = (code: string) => end(() => reject(new CallError(code, `It is ${code}.`)))();
				signal.addEventListener("abort", () => fail("offline"));
				this.underWay.set(file.name, { finish: end(() => resolve(infoOf(file))), fail, progress: onProgress });
			});
		this.world.describeFile = async (_, id, alt) => {
			this.described.push(`${id}: ${alt}`);
			return { ...infoOf(image(id.replace("file-", ""))), ...(alt.trim() === "" ? {} : { alt: alt.trim() }) };
		};
		this.uploads.open();
	}

	get names() {
		return [...this.underWay.keys()];
	}

	get states() {
		return this.uploads.all.value.map(({ state }) => state.kind);
	}

	/** The id that the page has for a file. */
	id(name: string): string {
		return this.uploads.all.value.find(({ file }) => file.name === name)?.id ?? "";
	}

	async answer(name: string, code?: string): Promise<void> {
		const request = this.underWay.get(name);
		if (!request) throw new Error(`${name} is not under way`);
		if (code === undefined) request.finish();
		else request.fail(code);
		await settled();
	}
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("files that are chosen", () => {
	it("go out at once, two at a time, and show how far they are", async () => {
		const server = new Server();
		server.uploads.add([text("a"), text("b"), text("c")]);
		expect(server.names).toEqual(["a", "b"]);
		expect(server.states).toEqual(["sending", "sending", "waiting"]);
		server.underWay.get("a")?.progress(0.4);
		expect(server.uploads.all.value[0]?.state).toEqual({ kind: "sending", part: 0.4 });
		await server.answer("b");
		expect(server.names).toEqual(["a", "c"]);
		expect(server.uploads.areReady.value).toBe(false);
		await server.answer("a");
		await server.answer("c");
		expect(server.uploads.areReady.value).toBe(true);
		expect((await server.uploads.take())?.map(({ name }) => name)).toEqual(["a", "b", "c"]);
		expect(server.uploads.all.value).toEqual([]);
	});

	it("are not sent where it is known that they would be refused", () => {
		const server = new Server();
		server.uploads.add([new File([], "empty"), new File([new Uint8Array(FILE_MAX_BYTES + 1)], "large")]);
		expect(server.names).toEqual([]);
		expect(server.uploads.all.value.map(({ state }) => state)).toEqual([
			{ kind: "failed", text: "This file is empty.", isHopeless: true },
			{ kind: "failed", text: "Larger than 25 MB, the most that can be sent.", isHopeless: true },
		]);
	});

	it("are as many as a message can have; how many were too many is said", () => {
		const server = new Server();
		expect(server.uploads.add([text("first")])).toBe(0);
		expect(server.uploads.add(Array.from({ length: FILES_PER_MESSAGE + 2 }, (_, n) => text(`${n}`)))).toBe(3);
		expect(server.uploads.all.value).toHaveLength(FILES_PER_MESSAGE);
	});

	it("can be taken back while they are on their way, and make room for the next", () => {
		const server = new Server();
		server.uploads.add([text("a"), text("b"), text("c")]);
		server.uploads.remove(server.id("a"));
		expect(server.names).toEqual(["b", "c"]);
		expect(server.uploads.all.value.map(({ file }) => file.name)).toEqual(["b", "c"]);
	});

	it("that failed are sent again when somebody wants it, where that can help", async () => {
		const server = new Server();
		server.uploads.add([text("a"), text("b")]);
		await server.answer("a", "unavailable");
		await server.answer("b", "storage_full");
		expect(server.uploads.all.value.map(({ state }) => state)).toEqual([
			{ kind: "failed", text: "It is unavailable.", isHopeless: false },
			{ kind: "failed", text: "It is storage_full.", isHopeless: true },
		]);
		expect(await server.uploads.take(), "not all are there").toBeUndefined();
		server.uploads.retry(server.id("a"));
		await server.answer("a");
		expect(server.states).toEqual(["ready", "failed"]);
	});

	it("wait where there is no connection, and go out once there is one, those too that it cut off", async () => {
		const server = new Server();
		server.uploads.add([text("a")]);
		server.uploads.pause();
		await server.answer("a", "offline");
		server.uploads.add([text("b")]);
		expect(server.states).toEqual(["waiting", "waiting"]);
		expect(server.names).toEqual([]);
		server.uploads.open();
		expect(server.names).toEqual(["a", "b"]);
	});

	it("that are lost while the room is there say so", async () => {
		const server = new Server();
		server.uploads.add([text("a")]);
		await server.answer("a", "offline");
		expect(server.states).toEqual(["failed"]);
	});

	it("are shown while they wait, if they are images that a browser shows, and no longer", async () => {
		const server = new Server();
		server.uploads.add([image("a.png"), new File(["<svg/>"], "b.svg", { type: "image/svg+xml" }), image("c.png"), image("d.png")]);
		expect([...server.world.shown]).toEqual(["blob:a.png", "blob:c.png", "blob:d.png"]);
		server.uploads.remove(server.id("c.png"));
		expect([...server.world.shown]).toEqual(["blob:a.png", "blob:d.png"]);
		server.uploads.clear();
		expect([...server.world.shown]).toEqual([]);
		expect(server.names).toEqual([]);
		const other = new Server();
		other.uploads.add([image("a.png")]);
		await other.answer("a.png");
		await other.uploads.take();
		expect([...other.world.shown]).toEqual([]);
	});

	it("are described with what stands there when they are sent, and only where anything does", async () => {
		const server = new Server();
		server.uploads.add([image("a.png"), image("b.png")]);
		server.uploads.describe(server.id("a.png"), "a c");
		await server.answer("a.png");
		await server.answer("b.png");
		server.uploads.describe(server.id("a.png"), "a cat ");
		server.uploads.describe(server.id("b.png"), "  ");
		expect((await server.uploads.take())?.map(({ alt }) => alt)).toEqual(["a cat", undefined]);
		expect(server.described).toEqual(["file-a.png: a cat "]);
	});

	it("stay where the words for one could not be told, with what is wrong", async () => {
		const server = new Server();
		server.world.describeFile = () => Promise.reject(new CallError("not_allowed", "No such words."));
		server.uploads.add([image("a.png")]);
		await server.answer("a.png");
		server.uploads.describe(server.id("a.png"), "rude");
		expect(await server.uploads.take()).toBeUndefined();
		expect(server.uploads.all.value[0]?.state).toEqual({ kind: "failed", text: "No such words.", isHopeless: true });
	});

	it("are added behind what is being taken, and stay", async () => {
		const server = new Server();
		server.uploads.add([image("a.png")]);
		await server.answer("a.png");
		server.uploads.describe(server.id("a.png"), "a cat");
		const taking = server.uploads.take();
		server.uploads.add([text("b")]);
		expect((await taking)?.map(({ name }) => name)).toEqual(["a.png"]);
		expect(server.uploads.all.value.map(({ file }) => file.name)).toEqual(["b"]);
	});
});

describe("a message with files", () => {
	const files = [infoOf(text("a.txt"))];

	it("goes out with their ids, and is kept with them until it is confirmed", () => {
		const world = new FakeWorld();
		const room = new OpenRoom("lobby", ANA.id, world);
		world.socket.open();
		world.socket.receive(welcome());
		room.say("", undefined, files);
		const [{ id } = { id: "" }] = world.socket.sends;
		expect(world.socket.frames).toContainEqual({ type: "send", id, text: "", files: ["file-a.txt"] });
		expect(world.saved.get(id)?.files).toEqual(files);
		expect(room.outbox.value[0]?.files).toEqual(files);
	});

	it("is what the next page goes on with", async () => {
		const world = new FakeWorld();
		world.left = [{ id: "left", user: ANA.id, slug: "lobby", text: "", files, at: 1 }];
		const room = new OpenRoom("lobby", ANA.id, world);
		await settled();
		world.socket.open();
		world.socket.receive(welcome());
		expect(world.socket.frames).toContainEqual({ type: "send", id: "left", text: "", files: ["file-a.txt"] });
		expect(room.outbox.value[0]?.files).toEqual(files);
	});

	it("may be sent where the room says so in its welcome", () => {
		const world = new FakeWorld();
		const room = new OpenRoom("lobby", ANA.id, world);
		world.socket.open();
		world.socket.receive(welcome());
		expect(room.mayAttach.value).toBe(false);
		const greeting = welcome();
		world.socket.receive({ ...greeting, you: { ...greeting.you, files: true } });
		expect(room.mayAttach.value).toBe(true);
	});
});
