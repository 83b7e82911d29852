/** What is measured: Chattorum's built Workers, and the peers. Each is started for one measurement and ended after it. */
import { execFileSync, fork, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Runtime } from "../support/runtime.ts";
import { chattorum, type Dialect, gathered, plain, socketIo } from "./dialects.ts";
import { descendant } from "./usage.ts";

const READY_WITHIN_MS = 30_000;
/** Where Debian's golang-github-gorilla-websocket-dev puts its sources. */
const DEBIAN_GOPATH = "/usr/share/gocode";
/** The state is in memory where that is possible: how long a disk takes to confirm a write is not what is measured. */
const MEMORY_FOLDER = "/dev/shm";
const UNLIMITED = { RATE_MESSAGES: "999999/1", RATE_ROOMS: "999999/1" };

export interface Running {
	url: string;
	/** The process that does the work. */
	pid: number;
	stop(): Promise<void>;
}

export interface Server {
	name: string;
	dialect: Dialect;
	start(): Promise<Running>;
	/** Why it cannot run here. */
	missing?(): string | undefined;
}

export const SERVERS: Server[] = [
	{ name: "chattorum", dialect: chattorum(), start: () => startChattorum(["no_web_socket_compression"]) },
	{ name: "Go hub", dialect: plain, start: startGo, missing: goMissing },
	{ name: "ws", dialect: plain, start: () => startForked("ws.ts") },
	{ name: "socket.io", dialect: socketIo, start: () => startForked("socket-io.ts") },
	{ name: "partyserver", dialect: plain, start: () => startForked("workerd.ts", "party.ts") },
	{ name: "bare object", dialect: plain, start: () => startForked("workerd.ts", "bare.ts") },
	{ name: "bare object, gathering", dialect: gathered, start: () => startForked("workerd.ts", "gathered.ts") },
	{ name: "chattorum, compressed", dialect: chattorum({ compression: true }), start: () => startChattorum([]) },
];

async function startChattorum(flags: string[]): Promise<Running> {
	const runtime = await Runtime.start({ vars: UNLIMITED, flags, ...(existsSync(MEMORY_FOLDER) ? { folder: MEMORY_FOLDER } : {}) });
	return { url: runtime.url, pid: descendant(runtime.pid, "workerd"), stop: () => runtime.stop() };
}

/** A peer that says its address over the channel to its parent. One that runs Workers has the runtime as its child. */
export async function startForked(file: string, worker?: string): Promise<Running> {
	const folder = join(import.meta.dirname, "peers");
	const child = fork(join(folder, file), worker === undefined ? [] : [join(folder, worker)], {
		stdio: ["ignore", "ignore", "inherit", "ipc"],
	});
	const url = await new Promise<string>((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`${file} was not ready within ${READY_WITHIN_MS} ms`)), READY_WITHIN_MS);
		child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
		child.once("message", (message) => {
			clearTimeout(timer);
			resolve(String(Object(message).ready));
		});
	});
	const pid = child.pid ?? 0;
	const stop = async () => {
		const ended = new Promise((resolve) => child.once("exit", resolve));
		child.disconnect();
		await ended;
	};
	return { url, pid: worker === undefined ? pid : descendant(pid, "workerd"), stop };
}

function goMissing(): string | undefined {
	try {
		execFileSync("go", ["version"], { stdio: "ignore" });
		execFileSync("go", ["list", "github.com/gorilla/websocket"], { env: goEnv(), stdio: "ignore" });
		return undefined;
	} catch {
		return "apt-get install golang-go golang-github-gorilla-websocket-dev";
	}
}

function goEnv() {
	return { ...process.env, GO111MODULE: "off", GOPATH: DEBIAN_GOPATH };
}

async function startGo(): Promise<Running> {
	const folder = mkdtempSync(join(tmpdir(), "chattorum-hub-"));
	const program = join(folder, "hub");
	execFileSync("go", ["build", "-o", program, join(import.meta.dirname, "peers", "hub.go")], {
		env: { ...goEnv(), GOCACHE: join(folder, "cache") },
	});
	const child = spawn(program, { stdio: ["ignore", "pipe", "inherit"] });
	const url = await new Promise<string>((resolve) => child.stdout.once("data", (data) => resolve(String(data).trim())));
	const stop = async () => {
		const ended = new Promise((resolve) => child.once("exit", resolve));
		child.kill();
		await ended;
		rmSync(folder, { recursive: true, force: true });
	};
	return { url, pid: child.pid ?? 0, stop };
}
