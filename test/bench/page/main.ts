/**
 * `npm run bench:page`: what the page costs in a real Chromium, on the real server. Prints the medians of the rounds as tables
 * and, as the last line, as JSON. `-- --rounds 1 --only "typing;burst"` for less of it.
 *
 * The peer is a bare page: the same elements and stylesheets, and no code of ours. What the browser alone takes for it on
 * this machine is what the page's figures are to be read against.
 */
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { burst } from "./burst.ts";
import { lighthouse } from "./lighthouse.ts";
import { reopening } from "./reopening.ts";
import { medians, print, type Row } from "./report.ts";
import { scrolling } from "./scrolling.ts";
import { shifts } from "./shifts.ts";
import { Stage } from "./stage.ts";
import { typing } from "./typing.ts";

export interface Measurement {
	name: string;
	about: string;
	/** Takes the figures once, with rooms and people of its own. */
	take(stage: Stage): Promise<Row[]>;
	/** Why it cannot be taken here. */
	missing?(): string | undefined;
}

const MEASUREMENTS: Measurement[] = [lighthouse, scrolling, typing, burst, reopening, shifts];

const { values } = parseArgs({ options: { rounds: { type: "string", default: "3" }, only: { type: "string" } } });
const wanted = MEASUREMENTS.filter(({ name }) => values.only === undefined || values.only.split(";").includes(name));
const results: Record<string, Row[]> = {};
const stage = await Stage.set();
try {
	for (const { name, about, take, missing } of wanted) {
		const why = missing?.();
		if (why !== undefined) {
			console.warn(`${name} is left out; to have it: ${why}`);
			continue;
		}
		const rounds: Row[][] = [];
		for (let round = 1; round <= Number(values.rounds); round++) rounds.push(await take(stage));
		results[name] = medians(rounds);
		print(`${name}: ${about}; medians of ${rounds.length}`, results[name]);
	}
} finally {
	await stage.clear();
}
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0], browser: stage.browserVersion };
console.log(`\n${JSON.stringify({ machine, results })}`);
