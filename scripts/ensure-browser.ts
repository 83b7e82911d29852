/** Sees to it that the tests have a browser: the machine's own, else Playwright's, else Debian's packages. */
import { spawnSync } from "node:child_process";
import { findBrowser } from "../test/support/browser.ts";

const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: "inherit" }).status === 0;

if (!findBrowser()) {
	console.log("No Chrome or Chromium was found; one is installed for the tests.");
	const isDone =
		run("playwright-core", "install", "chromium") ||
		(run("apt-get", "update") && run("apt-get", "install", "--yes", "--no-install-recommends", "chromium", "chromium-headless-shell"));
	if (!isDone || !findBrowser()) {
		console.error("No browser could be installed: install Chrome or Chromium, or set CHROME_PATH to one.");
		process.exit(1);
	}
}
