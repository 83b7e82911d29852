/** The figures as people read them, and as JSON. */
import { cpus } from "node:os";
import type { Figures, Workload } from "./workloads.ts";

/** The runs of each server at each workload. */
export type Results = Map<Workload, Map<string, Figures[]>>;

const COLUMNS: { key: keyof Figures; title: string; digits: number }[] = [
	{ key: "cpuPerDelivery", title: "CPU, µs per delivery", digits: 2 },
	{ key: "deliveriesPerSecond", title: "deliveries/s", digits: 0 },
	{ key: "p50", title: "p50, ms", digits: 2 },
	{ key: "p99", title: "p99, ms", digits: 2 },
	{ key: "rssPerConnection", title: "RSS, kB per connection", digits: 1 },
	{ key: "idleCpu", title: "CPU, ms per idle second", digits: 2 },
];

export function print(results: Results): void {
	const all = [...results].map(([{ name, about }, byServer]) => {
		const medians = [...byServer].map(([server, runs]) => ({ server, ...mediansOf(runs) }));
		const columns = COLUMNS.filter(({ key }) => medians.some((figures) => figures[key] !== undefined));
		const numbers = (figures: Figures) =>
			columns.map(
				({ key, digits }) => figures[key]?.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }) ?? "",
			);
		console.log(`\n${name}: ${about}; medians of ${Math.max(...[...byServer.values()].map(({ length }) => length))}\n`);
		console.log(`| | ${columns.map(({ title }) => title).join(" | ")} |\n|---|${columns.map(() => "--:|").join("")}`);
		for (const { server, ...figures } of medians) console.log(`| ${server} | ${numbers(figures).join(" | ")} |`);
		return { workload: name, about, medians };
	});
	const [cpu] = cpus();
	console.log(`\n${JSON.stringify({ machine: { cpu: cpu?.model, cores: cpus().length, node: process.version }, results: all })}`);
}

function mediansOf(runs: Figures[]): Figures {
	const medians: Figures = {};
	for (const { key } of COLUMNS) {
		const sorted = runs
			.map((figures) => figures[key])
			.filter((figure) => figure !== undefined)
			.sort((a, b) => a - b);
		const middle = sorted[Math.floor(sorted.length / 2)];
		if (middle !== undefined) medians[key] = middle;
	}
	return medians;
}
