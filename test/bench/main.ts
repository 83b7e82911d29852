/**
 * `npm run bench`: Chattorum and its peers under the same work, one after the other in each round, so that all get the
 * same share of a machine's moods. Prints the medians of the rounds as tables and, as the last line, as JSON.
 * `-- --rounds 1 --only "W1-200;quiet" --servers "chattorum;ws"` for less of it.
 */
import { parseArgs } from "node:util";
import { print, type Results } from "./report.ts";
import { SERVERS } from "./servers.ts";
import { type Figures, measure, WORKLOADS } from "./workloads.ts";

const { values } = parseArgs({
	options: { rounds: { type: "string", default: "3" }, only: { type: "string" }, servers: { type: "string" } },
});
const isWanted = (list: string | undefined, name: string) => list === undefined || list.split(";").includes(name);
const workloads = WORKLOADS.filter(({ name }) => isWanted(values.only, name));
const servers = SERVERS.filter(({ name }) => isWanted(values.servers, name)).filter(({ name, missing }) => {
	const why = missing?.();
	if (why !== undefined) console.warn(`${name} is left out; to have it: ${why}`);
	return why === undefined;
});

const results: Results = new Map();
for (let round = 1; round <= Number(values.rounds); round++) {
	for (const workload of workloads) {
		for (const server of servers) {
			const running = await server.start();
			try {
				const figures: Figures = await measure(workload, server.dialect, running);
				const runs = results.get(workload)?.get(server.name) ?? [];
				const byServer = results.get(workload) ?? new Map<string, Figures[]>();
				results.set(workload, byServer.set(server.name, [...runs, figures]));
				console.error(`round ${round}, ${workload.name}, ${server.name}: ${JSON.stringify(figures)}`);
			} catch (error) {
				// What does not deliver everything to everybody in order has no figures.
				console.error(`round ${round}, ${workload.name}, ${server.name} failed: ${error}`);
			} finally {
				await running.stop();
			}
		}
	}
}
print(results);
