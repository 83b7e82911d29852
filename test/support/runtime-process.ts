/**
 * A process of its own that runs both Workers, bundled, in the runtime: with no development proxy in between and with
 * its state on disk, so that a test can kill it at any moment and start another on what it left. `runtime.ts` forks it.
 */
import { Miniflare, type WorkerOptions } from "miniflare";
import { bundle } from "./bundle.ts";

export interface RuntimeOptions {
	port: number;
	/** The folder of the objects' state. */
	state: string;
	/** The bot's entry: the real one, or one that misbehaves. */
	bot: string;
	vars: Record<string, string>;
	botVars: Record<string, string>;
	flags: string[];
}

/** What the parent may ask for; each is answered with its number. */
export interface EvictRequest {
	request: number;
	room: string;
	webSockets: "hibernate" | "close";
}

const COMPATIBILITY_DATE = "2026-10-20";
const CHAT = "chattorum";
const JOBS = "chattorum-commands";
const DEAD_JOBS = "chattorum-commands-dead";

const options: RuntimeOptions = JSON.parse(process.argv[2] ?? "{}");

type Config = WorkerOptions["config"];

async function worker(
	name: string,
	entry: string,
	config: Pick<Config, "env" | "exports" | "triggers" | "compatibilityFlags">,
): Promise<Config> {
	const modules = { "index.js": { type: "esm" as const, contents: await bundle(entry) } };
	return { name, compatibilityDate: COMPATIBILITY_DATE, manifest: { mainModule: "index.js", modules }, ...config };
}

function texts(vars: Record<string, string>) {
	return Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, { type: "text" as const, value }]));
}

const object = (exportName: string) => ({ type: "durable-object" as const, worker: CHAT, exportName });
const queue = (name: string) => ({ type: "queue" as const, name });
const stored = { type: "durable-object" as const, storage: "sqlite" as const };

const chat = await worker(CHAT, "src/index.ts", {
	env: {
		...texts(options.vars),
		ROOMS: object("Room"),
		DIRECTORY: object("Directory"),
		SIGNING_KEY: object("SigningKey"),
		ACCOUNTS: object("Account"),
		SIGN_IN_WALL: { type: "rate-limit", namespace: "1001", simple: { limit: 30, period: 60 } },
		COMMANDS: queue(JOBS),
	},
	exports: { Room: stored, Directory: stored, SigningKey: stored, Account: stored },
	compatibilityFlags: options.flags,
});
const bot = await worker("chattorum-bot", options.bot, {
	env: { ...texts(options.botVars), ROOMS: object("Room"), DIRECTORY: object("Directory"), DEAD_LETTERS: queue(DEAD_JOBS) },
	triggers: [
		{ type: "queue", name: JOBS, maxBatchSize: 10, maxBatchTimeout: 1, maxRetries: 5, deadLetterQueue: DEAD_JOBS },
		{ type: "queue", name: DEAD_JOBS, maxBatchSize: 10, maxBatchTimeout: 1, maxRetries: 10, retryDelay: 30 },
	],
});

const miniflare = new Miniflare({
	host: "127.0.0.1",
	port: 0,
	resourcePersistencePath: options.state,
	workers: [{ config: chat, dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: options.port }] } }, { config: bot }],
});

process.on("message", async ({ request, room, webSockets }: EvictRequest) => {
	try {
		await miniflare.unsafeEvictDurableObject(CHAT, "Room", { name: room, webSockets });
	} catch {
		// The object was not there, or went by itself: evicted either way.
	}
	process.send?.({ request });
});
process.on("SIGTERM", async () => {
	await miniflare.dispose();
	process.exit(0);
});
process.on("disconnect", () => process.exit(1));

await miniflare.ready;
process.send?.({ ready: (await miniflare.unsafeGetDirectURL(CHAT)).origin });
