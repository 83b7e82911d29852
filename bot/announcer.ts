/**
 * Tells the directory what this bot can do. It remembers, for as long as the isolate lives, whether that has worked; what
 * it forgets costs one more call.
 */

import { DIRECTORY } from "../src/protocol/addresses.ts";
import type { CommandInfo } from "../src/protocol/jobs.ts";
import { type Command, describeError, infoOf } from "./command.ts";

const BOT_NAME = "chattorum-bot";

export interface DirectoryNamespace {
	getByName(name: string): { announce(bot: string, commands: CommandInfo[]): Promise<void> };
}

export class Announcer {
	readonly #infos: CommandInfo[];
	#done = false;

	constructor(commands: readonly Command[]) {
		this.#infos = commands.filter(({ isHidden }) => !isHidden).map(infoOf);
	}

	/** Whether the directory is still to be told, as far as this isolate knows. */
	get isDue(): boolean {
		return !this.#done;
	}

	/** Never throws: a failure is logged, and leaves the announcement due. */
	async announce(directory: DirectoryNamespace): Promise<void> {
		this.#done = false;
		try {
			await directory.getByName(DIRECTORY).announce(BOT_NAME, this.#infos);
			this.#done = true;
		} catch (error) {
			console.error({ event: "announce_failed", error: describeError(error) });
		}
	}
}
