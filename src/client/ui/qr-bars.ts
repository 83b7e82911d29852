/** The dark modules of a QR code as bars, so that few elements draw it. Pure. */

export interface Bar {
	readonly x: number;
	readonly y: number;
	readonly width: number;
}

/** One bar for each run of dark modules in a row; `modules` are rows, dark is true. */
export function barsOf(modules: readonly (readonly boolean[])[]): Bar[] {
	return modules.flatMap((row, y) => {
		const bars: Bar[] = [];
		for (let x = 0; x < row.length; x++) {
			if (!row[x]) continue;
			const begin = x;
			while (row[x + 1]) x++;
			bars.push({ x: begin, y, width: x - begin + 1 });
		}
		return bars;
	});
}
