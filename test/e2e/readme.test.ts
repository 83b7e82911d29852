/** What the README tells a newcomer to type does what it says. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Person } from "../support/person.ts";

const QUIET = { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false" };
const START_WAIT_MS = 50_000;

/** Commands that the README names, and what runs each. */
const RUN_BY: Record<string, string> = {
	"npm ci && npm start": "this file, with CI's npm ci",
	"npm start -- --port 9000": "this file, with a free port",
	"npm ci && npm test": "CI",
	"npm run test:full": "CI, but for the tests that it adds",
	"npm run deploy": "CI, as far as it goes without an account",
	"npm run deploy -- --dry-run": "CI",
	"npm run chaos": "the short form of it in npm test",
	"npm run bench": "CI, the shortest part of it",
};

it("the README names no command that nobody runs", async () => {
	const readme = await readFile("README.md", "utf8");
	const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = ""]) => block.trim().split("\n"));
	const named = commands.map((line) => line.replace(/\s+#.*/, "").trim());
	expect(named.length).toBeGreaterThan(3);
	expect(named.filter((command) => !(command in RUN_BY))).toEqual([]);
});

it("npm start serves the page, the chat and the bot on the port it is given, without the internet", async () => {
	const state = await mkdtemp(join(tmpdir(), "chattorum-"));
	const port = await freePort();
	const args = ["start", "--", "--port", String(port), "--ip", "127.0.0.1", "--inspector-port", "0", "--persist-to", state];
	// A process group of its own, so that npm, wrangler and the runtime end together.
	const npm = spawn("npm", args, { detached: true, env: { ...QUIET, WRANGLER_REGISTRY_PATH: state } });
	try {
		await new Promise<void>((resolve, reject) => {
			let output = "";
			const timer = setTimeout(() => reject(new Error(`npm start was not ready within ${START_WAIT_MS} ms:\n${output}`)), START_WAIT_MS);
			const read = (chunk: Buffer) => {
				output += chunk;
				if (!/Ready on/.test(output)) return;
				clearTimeout(timer);
				resolve();
			};
			npm.stdout.on("data", read);
			npm.stderr.on("data", read);
			npm.on("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${output}`)));
		});
		const url = `http://127.0.0.1:${port}`;
		const page = await fetch(`${url}/r/lobby`, { headers: { "Sec-Fetch-Mode": "navigate" } });
		expect(page.status).toBe(200);
		expect(await page.text()).toContain("/assets/main.js");
		expect((await fetch(`${url}/assets/main.js`)).status).toBe(200);
		const ana = await (await Person.signIn(url, "Ana")).enter();
		const id = await ana.say("/stock=AAPL");
		const answer = await ana.message("the quote", (message) => message.id === id && message.command?.status === "answered", 40_000);
		expect(answer.text).toMatch(/^AAPL quote is \$/);
		await ana.close();
	} finally {
		npm.removeAllListeners("exit");
		const ended = new Promise((resolve) => npm.on("exit", resolve));
		if (npm.pid !== undefined && npm.exitCode === null) {
			process.kill(-npm.pid, "SIGKILL");
			await ended;
		}
		await rm(state, { recursive: true, force: true, maxRetries: 5 });
	}
}, 120_000);

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			const port = typeof address === "object" && address ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}
