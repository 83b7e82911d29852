/** Starts, kills and restarts the process that runs both built Workers (`runtime-process.ts`). */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EvictRequest, RuntimeOptions } from "./runtime-process.ts";

const START_WAIT_MS = 30_000;

/** A running runtime, which keeps its port and its state over `kill` and `restart`. */
export class Runtime {
	#url = "";
	readonly #options: RuntimeOptions;
	#child: ChildProcess | undefined;
	#requests = 0;

	private constructor(options: RuntimeOptions) {
		this.#options = options;
	}

	/** The objects' state is in a folder of its own below `folder`. */
	static async start({
		folder = tmpdir(),
		...options
	}: Partial<Omit<RuntimeOptions, "state">> & { folder?: string } = {}): Promise<Runtime> {
		const runtime = new Runtime({
			port: 0,
			state: await mkdtemp(join(folder, "chattorum-")),
			bot: "bot/index.ts",
			vars: {},
			botVars: { STOCK_PROVIDERS: "sample" },
			flags: ["no_web_socket_compression"],
			...options,
		});
		await runtime.restart();
		return runtime;
	}

	/** Without a slash at its end. */
	get url(): string {
		return this.#url;
	}

	/** The process id of the group that the runtime's processes form. */
	get pid(): number {
		return this.#child?.pid ?? 0;
	}

	/** Ends a room's instance. Its sockets sleep on, or close as they do when a server is replaced. */
	evict(room: string, webSockets: EvictRequest["webSockets"]): Promise<void> {
		const child = this.#child;
		const request = ++this.#requests;
		return new Promise((resolve) => {
			if (!child?.connected) {
				resolve();
				return;
			}
			const answered = (message: unknown) => {
				if (Object(message).request === request) done();
			};
			const done = () => {
				child.off("message", answered);
				child.off("exit", done);
				resolve();
			};
			child.on("message", answered);
			child.on("exit", done);
			child.send({ request, room, webSockets } satisfies EvictRequest);
		});
	}

	/** As the power fails: nothing gets a chance to finish. */
	async kill(): Promise<void> {
		const child = this.#child;
		this.#child = undefined;
		if (child?.pid === undefined || child.exitCode !== null) return;
		const ended = new Promise((resolve) => child.once("exit", resolve));
		process.kill(-child.pid, "SIGKILL");
		await ended;
	}

	async restart(): Promise<void> {
		const child = fork(join(import.meta.dirname, "runtime-process.ts"), [JSON.stringify(this.#options)], {
			detached: true,
			stdio: ["ignore", "ignore", "pipe", "ipc"],
		});
		this.#child = child;
		let errors = "";
		child.stderr?.on("data", (chunk) => {
			errors = (errors + chunk).slice(-4_000);
		});
		this.#url = await new Promise<string>((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(`the runtime was not ready within ${START_WAIT_MS} ms: ${errors}`)), START_WAIT_MS);
			child.once("exit", (code) => reject(new Error(`the runtime ended with ${code}: ${errors}`)));
			child.on("message", (message) => {
				const { ready } = Object(message);
				if (typeof ready !== "string") return;
				clearTimeout(timer);
				resolve(ready);
			});
		});
		this.#options.port = Number(new URL(this.#url).port);
	}

	async stop(): Promise<void> {
		await this.kill();
		await rm(this.#options.state, { recursive: true, force: true, maxRetries: 5 });
	}
}
