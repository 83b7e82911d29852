/** The figures of the page as people read them. */

export interface Row {
	what: string;
	/** Of the page, and of the bare page where that can be measured. */
	page: number | string;
	bare?: number | string;
}

/** The middle of what each row had in the rounds. Texts are those of the last. */
export function medians(rounds: Row[][]): Row[] {
	return (rounds.at(-1) ?? []).map((row, index) => {
		const middle = (key: "page" | "bare") => {
			const values = rounds.map((rows) => rows[index]?.[key]).filter((value) => typeof value === "number");
			return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? row[key];
		};
		const bare = middle("bare");
		return { what: row.what, page: middle("page") ?? "", ...(bare === undefined ? {} : { bare }) };
	});
}

export function print(title: string, rows: Row[]): void {
	const hasBare = rows.some(({ bare }) => bare !== undefined);
	console.log(`\n**${title}**\n\n| | page |${hasBare ? " bare page |" : ""}\n|---|--:|${hasBare ? "--:|" : ""}`);
	for (const { what, page, bare } of rows) console.log(`| ${what} | ${figure(page)} |${hasBare ? ` ${figure(bare)} |` : ""}`);
}

/** The value that this share of all stays below. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function figure(value: number | string | undefined): string {
	return typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: value < 1 ? 3 : 1 }) : (value ?? "");
}
