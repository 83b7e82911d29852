/** Both real Workers with their queue and objects, on a free port of 127.0.0.1, for tests from outside. */
import { createTestHarness } from "wrangler";

export interface ServerOptions {
	/** Settings of the chat Worker. */
	vars?: Record<string, string>;
	/** Settings of the bot Worker, in the place of bot/.env. */
	botVars?: Record<string, string>;
}

/** A running chat. Close it, or use `await using`. */
export async function startServer({ vars = {}, botVars = {} }: ServerOptions = {}) {
	const harness = createTestHarness({
		workers: [
			{
				configPath: "./wrangler.toml",
				vars: {
					RATE_MESSAGES: "100000/1",
					RATE_COMMANDS: "100000/1",
					RATE_ROOM_COMMANDS: "100000/1",
					RATE_ROOMS: "100000/1",
					RATE_SIGN_UPS: "100000/1",
					...vars,
				},
			},
			{ configPath: "./bot/wrangler.toml", secrets: { STOCK_PROVIDERS: "sample", ...botVars } },
		],
	});
	const { url } = await harness.listen();
	const chat = harness.getWorker("chattorum");
	const { COMMANDS } = await harness.getWorker<{ COMMANDS: { send(body: unknown): Promise<unknown> } }>("chattorum").getEnv();
	return {
		/** Without a slash at its end. */
		url: url.origin,
		/** Ends a room's instance. Its sockets sleep on, or close as they do when a server is replaced. */
		evictRoom: (slug: string, webSockets: "hibernate" | "close" = "hibernate") =>
			chat.evictDurableObject("ROOMS", { name: slug, webSockets }),
		/** Puts anything onto the queue of commands. */
		sendToQueue: (body: unknown) => COMMANDS.send(body),
		logs: () => harness.getLogs(),
		close: () => harness.close(),
		[Symbol.asyncDispose]: () => harness.close(),
	};
}

export type Server = Awaited<ReturnType<typeof startServer>>;
