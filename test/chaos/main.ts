/** `npm run chaos`, or `npm run chaos -- SEED SECONDS`: prints the seed first, so that a failure can be had again. */
import { FAULTS } from "./checker.ts";
import { runChaos } from "./run.ts";

const [seed = Math.floor(Math.random() * 2 ** 32), seconds = 60] = process.argv.slice(2).map(Number);
console.log(`chaos: seed ${seed}, ${seconds} s`);
const report = await runChaos({ seed, seconds, chatters: 12, rooms: 3, kills: 3 });
console.log(`said ${report.said}, stored ${report.stored}, of which commands ${report.commands}; gaps healed: ${report.healed}`);
console.table(report.faultsDone);
console.table(Object.fromEntries(FAULTS.map((kind) => [kind, report.faults.filter((fault) => fault.kind === kind).length])));
for (const { kind, what } of report.faults.slice(0, 20)) console.error(`${kind}: ${what}`);
process.exit(report.faults.length === 0 ? 0 : 1);
