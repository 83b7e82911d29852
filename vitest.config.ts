import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

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
					testTimeout: 20_000,
				},
			},
			{
				// The page's logic, with no browser.
				test: { name: "client", include: ["test/client/**/*.test.ts"], environment: "node" },
			},
			{
				// Both real Workers, real sockets, real browsers. Each file starts a server of its own and mostly waits for it.
				test: {
					name: "e2e",
					include: ["test/e2e/**/*.test.ts"],
					globalSetup: "test/support/backstage.ts",
					environment: "node",
					maxWorkers: 2,
					sequence: { groupOrder: 1 },
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
		],
	},
});
