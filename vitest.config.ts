import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

/**
 * One more than a small machine has cores, since who waits for a browser or for time to pass leaves its own to others.
 * The same for all projects, so that they run side by side.
 */
const maxWorkers = 3;

export default defineConfig({
	test: {
		projects: [
			{
				// The Workers' own code, in the runtime that they run in.
				// Without what .env sets for a machine of one's own.
				plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.toml" }, miniflare: { bindings: { HOSTS: "" } } })],
				test: {
					name: "unit",
					include: ["test/unit/**/*.test.ts"],
					setupFiles: ["test/unit/support/fresh.ts"],
					isolate: false,
					maxWorkers,
					testTimeout: 20_000,
				},
			},
			{
				// The page's logic, with no browser.
				test: {
					name: "client",
					include: ["test/client/**/*.test.ts"],
					environment: "node",
					isolate: false,
					maxWorkers,
					testTimeout: 20_000,
				},
			},
			{
				// Both real Workers, real sockets, real browsers.
				test: {
					name: "e2e",
					include: ["test/e2e/**/*.test.ts"],
					globalSetup: "test/support/backstage.ts",
					environment: "node",
					isolate: false,
					maxWorkers,
					testTimeout: 60_000,
					hookTimeout: 120_000,
					expect: { poll: { timeout: 15_000 } },
				},
			},
		],
	},
});
