import { beforeEach, describe, expect, it } from "vitest";
import { Connection, type Status } from "../../src/client/connection.ts";
import { FakeWorld } from "./support/world.ts";

let world: FakeWorld;
let statuses: Status[];
let random: number;

function connect(): Connection {
	const connection = new Connection({
		open: () => world.openSocket("lobby", undefined, undefined),
		onFrame: () => {},
		onStatus: (status) => statuses.push(status),
		clock: world.clock,
		random: () => random,
	});
	connection.connect();
	return connection;
}

const status = () => statuses.at(-1);

beforeEach(() => {
	world = new FakeWorld();
	statuses = [];
	random = 1;
});

describe("coming back", () => {
	it("[CLOSE-1] waits longer after each failure, and never longer than half a minute", () => {
		connect();
		const waits: number[] = [];
		for (let i = 0; i < 9; i++) {
			world.socket.drop();
			const now = status();
			if (now?.kind !== "waiting") throw new Error(`not waiting but ${now?.kind}`);
			waits.push(now.until - world.clock.now());
			world.clock.pass(now.until - world.clock.now());
		}
		expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
		expect(world.sockets).toHaveLength(10);
	});

	it("spreads the waits over their whole length, so that not everybody comes back at once", () => {
		random = 0.25;
		connect();
		world.socket.drop();
		expect(status()).toEqual({ kind: "waiting", until: world.clock.now() + 125 });
	});

	it("starts the waits afresh after a connection that held", () => {
		connect();
		for (let i = 0; i < 5; i++) {
			world.socket.drop();
			world.clock.pass(30_000);
		}
		world.socket.open();
		for (let i = 0; i < 5; i++) {
			world.clock.pass(3_000);
			world.socket.onmessage?.({ data: "pong" });
		}
		world.socket.drop();
		expect(status()).toEqual({ kind: "waiting", until: world.clock.now() + 500 });
	});

	it.each([4000, 4008, 4029, 4399, 1000, 1001, 1006, 1011, 1012])("[CLOSE-1] comes back after code %i", (code) => {
		connect();
		world.socket.open();
		world.socket.drop(code);
		expect(status()?.kind).toBe("waiting");
	});

	it.each([4400, 4401, 4403, 4404, 4409, 4999])("[CLOSE-2] stays away after code %i", (code) => {
		connect();
		world.socket.open();
		world.socket.drop(code, "no");
		expect(status()).toEqual({ kind: "refused", code, reason: "no" });
		world.clock.pass(600_000);
		expect(world.sockets).toHaveLength(1);
	});

	it("comes back at once when the network does", () => {
		const connection = connect();
		world.socket.drop();
		connection.wake();
		expect(status()?.kind).toBe("connecting");
		expect(world.sockets).toHaveLength(2);
	});

	it("does not trust a socket that was silent while the page slept", () => {
		const connection = connect();
		world.socket.open();
		world.clock.pass(4_001);
		connection.wake();
		expect(world.sockets).toHaveLength(2);
		expect(world.sockets[0]?.isClosed).toBe(true);
	});

	it("does not wait for a socket that has been opening for long, as in a network that is gone", () => {
		const connection = connect();
		world.clock.pass(1_000);
		connection.wake();
		expect(world.sockets).toHaveLength(1);
		world.clock.pass(2_500);
		connection.wake();
		expect(world.sockets).toHaveLength(2);
	});

	it("keeps a socket that was heard a moment ago", () => {
		const connection = connect();
		world.socket.open();
		world.clock.pass(1_000);
		connection.wake();
		expect(world.sockets).toHaveLength(1);
	});
});

describe("a dead socket", () => {
	it("is found within 10 seconds, though it never says that it is dead", () => {
		connect();
		world.socket.open();
		world.clock.pass(10_000);
		expect(world.sockets[0]?.isClosed).toBe(true);
		expect(["waiting", "connecting"]).toContain(status()?.kind);
	});

	it("is found too when it never opens", () => {
		connect();
		world.clock.pass(12_000);
		expect(world.sockets[0]?.isClosed).toBe(true);
	});

	it("is not taken for dead in a tab that nobody sees, whose timers come a minute late", () => {
		connect();
		world.socket.open();
		for (let i = 0; i < 5; i++) {
			world.clock.pass(2_999);
			world.socket.onmessage?.({ data: "pong" });
			world.clock.sleep(60_000);
			world.clock.pass(0);
			expect(world.socket.sent.at(-1)).toBe("ping");
			// What the network takes, which is more than the time between two pings.
			world.clock.pass(4_000);
			world.socket.onmessage?.({ data: "pong" });
		}
		expect(world.sockets).toHaveLength(1);
	});

	it("is found in a moment when the browser says that the network is gone; one that answers stays", () => {
		const connection = connect();
		world.socket.open();
		connection.doubt();
		world.clock.pass(100);
		world.socket.onmessage?.({ data: "pong" });
		world.clock.pass(1_500);
		expect(status()?.kind).toBe("open");
		connection.doubt();
		world.clock.pass(1_500);
		expect(status()?.kind).toBe("waiting");
	});

	it("is not taken for dead while it answers pings", () => {
		connect();
		world.socket.open();
		for (let i = 0; i < 20; i++) {
			world.clock.pass(3_000);
			expect(world.socket.sent.at(-1)).toBe("ping");
			world.socket.onmessage?.({ data: "pong" });
		}
		expect(world.sockets).toHaveLength(1);
	});

	it("is not heard any more: what comes late on it changes nothing", () => {
		connect();
		world.socket.open();
		world.socket.drop();
		expect(world.sockets[0]?.onmessage).toBeNull();
	});
});

it("sends nothing while it is not open", () => {
	const connection = connect();
	expect(connection.send({ type: "typing" })).toBe(false);
	world.socket.open();
	expect(connection.send({ type: "typing" })).toBe(true);
	world.socket.drop();
	expect(connection.send({ type: "typing" })).toBe(false);
	expect(world.sockets[0]?.frames).toEqual([{ type: "typing" }]);
});

it("lets go of its socket and its timers when it is stopped", () => {
	const connection = connect();
	world.socket.open();
	connection.stop();
	world.clock.pass(60_000);
	expect(world.sockets).toHaveLength(1);
	expect(world.socket.isClosed).toBe(true);
});
