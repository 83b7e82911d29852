/** The real chat Worker without the bot: the test itself answers commands, as a bot that means harm would. */
import { createTestHarness } from "wrangler";
import { DIRECTORY } from "../../../src/protocol/addresses.ts";
import type { Answer, AnswerResult, CommandInfo } from "../../../src/protocol/jobs.ts";

/** The two calls that a bot has of the chat's objects. */
interface BotBindings {
	ROOMS: { getByName(slug: string): { answer(message: number, answer: Answer): Promise<AnswerResult> } };
	DIRECTORY: { getByName(name: string): { announce(bot: string, commands: CommandInfo[]): Promise<void> } };
}

/** A running chat with one room in it that bots answer into. It lets everybody write as much as they like. */
export async function startHostileChat(slug: string) {
	const vars = { RATE_MESSAGES: "999999/1", RATE_COMMANDS: "999999/1", RATE_ROOMS: "999999/1" };
	const harness = createTestHarness({ workers: [{ configPath: "./wrangler.toml", vars }] });
	const { url } = await harness.listen();
	const { ROOMS, DIRECTORY: directories } = await harness.getWorker<BotBindings>("chattorum").getEnv();
	// Each such look-up stops this process until the runtime has answered it: once is enough.
	const room = ROOMS.getByName(slug);
	return {
		/** Without a slash at its end. */
		url: url.origin,
		answer: (message: number, answer: Answer) => room.answer(message, answer),
		announce: (commands: CommandInfo[]) => directories.getByName(DIRECTORY).announce("hostile", commands),
		close: () => harness.close(),
	};
}

export type HostileChat = Awaited<ReturnType<typeof startHostileChat>>;
