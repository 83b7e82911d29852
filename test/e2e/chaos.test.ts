/** The short form of `npm run chaos`, with a seed that is printed when it fails. */
import { expect, it } from "vitest";
import { runChaos } from "../chaos/run.ts";

it("whatever is cut, evicted, killed and asked twice, nothing is lost, doubled, inverted, made up or left pending", async () => {
	const seed = Math.floor(Math.random() * 2 ** 32);
	const { said, stored, faults } = await runChaos({ seed, seconds: 8, chatters: 9, rooms: 3, kills: 1 });
	expect(faults, `npm run chaos -- ${seed} 8`).toEqual([]);
	expect(stored).toBe(said);
	expect(said).toBeGreaterThan(100);
}, 180_000);
