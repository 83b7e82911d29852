/**
 * Puts both Workers onto the edge: the queues they share and the bucket of people's files, then the chat, then the bot,
 * which is bound to the chat's objects and so comes after it. An account without R2 gets a chat without files. Arguments go to `wrangler deploy`; with --dry-run nothing leaves this machine.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

const CHAT = "wrangler.toml";
const BOT = "bot/wrangler.toml";
/** The chat's configuration without the bucket; beside the other, since its paths start there. Git ignores it. */
const CHAT_WITHOUT_FILES = "wrangler.without-files.toml";
const BUCKET = "chattorum-files";
const QUEUES = ["chattorum-commands", "chattorum-commands-dead"];
/** The longest that the Free plan keeps a message; wrangler's own default is refused there (workers-sdk issue 12460). */
const RETENTION_S = 24 * 60 * 60;

function wrangler(args: string[], output: "shown" | "hidden" = "shown"): boolean {
	return spawnSync("wrangler", args, { stdio: output === "shown" ? "inherit" : "ignore" }).status === 0;
}

/** Makes the bucket if it is not there. False where the account has no R2, which is turned on by hand. */
function hasBucket(): boolean {
	if (wrangler(["r2", "bucket", "info", BUCKET], "hidden")) return true;
	const made = spawnSync("wrangler", ["r2", "bucket", "create", BUCKET], { encoding: "utf8" });
	if (made.status === 0) return true;
	const said = `${made.stdout}${made.stderr}`;
	if (/10042|enable R2/.test(said)) return false;
	console.error(`${said}\nThe bucket ${BUCKET} could not be made; nothing after it was done.`);
	process.exit(1);
}

function writeWithoutFiles(): string {
	const whole = readFileSync(CHAT, "utf8");
	writeFileSync(CHAT_WITHOUT_FILES, whole.replace(/^\[\[r2_buckets\]\]\n(?:\w.*\n)+/m, ""));
	process.on("exit", () => rmSync(CHAT_WITHOUT_FILES, { force: true }));
	return CHAT_WITHOUT_FILES;
}

function must(args: string[]): void {
	if (!wrangler(args)) {
		console.error(`\nwrangler ${args.join(" ")} failed; nothing after it was done.`);
		process.exit(1);
	}
}

const args = process.argv.slice(2);
let chat = CHAT;
if (!args.includes("--dry-run")) {
	for (const queue of QUEUES) {
		if (wrangler(["queues", "info", queue], "hidden")) continue;
		must(["queues", "create", queue, "--message-retention-period-secs", String(RETENTION_S)]);
	}
	if (!hasBucket()) {
		console.log("R2 is not enabled on this account: the chat is deployed without files. Enable it in the dashboard and deploy again.");
		chat = writeWithoutFiles();
	}
}
for (const config of [chat, BOT]) must(["deploy", "-c", config, ...args]);
