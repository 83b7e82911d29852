/**
 * Puts both Workers onto the edge: the queues they share, then the chat, then the bot, which is bound to the chat's
 * objects and so comes after it. Arguments go to `wrangler deploy`; with --dry-run nothing leaves this machine.
 */
import { spawnSync } from "node:child_process";

const QUEUES = ["chattorum-commands", "chattorum-commands-dead"];
/** The longest that the Free plan keeps a message; wrangler's own default is refused there (workers-sdk issue 12460). */
const RETENTION_S = 24 * 60 * 60;

function wrangler(args: string[], output: "shown" | "hidden" = "shown"): boolean {
	return spawnSync("wrangler", args, { stdio: output === "shown" ? "inherit" : "ignore" }).status === 0;
}

function must(args: string[]): void {
	if (!wrangler(args)) {
		console.error(`\nwrangler ${args.join(" ")} failed; nothing after it was done.`);
		process.exit(1);
	}
}

const args = process.argv.slice(2);
if (!args.includes("--dry-run")) {
	for (const queue of QUEUES) {
		if (wrangler(["queues", "info", queue], "hidden")) continue;
		must(["queues", "create", queue, "--message-retention-period-secs", String(RETENTION_S)]);
	}
}
for (const config of ["wrangler.toml", "bot/wrangler.toml"]) must(["deploy", "-c", config, ...args]);
