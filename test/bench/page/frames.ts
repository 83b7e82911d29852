/** The frames in which a page was drawn while something happened, as the page itself is told of them. */
import type { Page } from "playwright-core";
import { quantile } from "./report.ts";

export interface Frames {
	perSecond: number;
	/** Milliseconds from one frame to the next. */
	p99: number;
	longest: number;
	/** The longest that the page's thread was busy without a break, milliseconds; below 50 the browser does not tell. */
	longestTask: number;
}

/** Counts while `work` runs. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
	await page.evaluate(() => {
		const counting = { times: [] as number[], tasks: [] as number[], isOver: false };
		Object.assign(window, { counting });
		const tasks = new PerformanceObserver((list) => counting.tasks.push(...list.getEntries().map(({ duration }) => duration)));
		tasks.observe({ type: "longtask" });
		const count = (time: number) => {
			counting.times.push(time);
			if (counting.isOver) tasks.disconnect();
			else requestAnimationFrame(count);
		};
		requestAnimationFrame(count);
	});
	await work();
	const { times, tasks } = await page.evaluate(() => {
		const { counting } = window as unknown as { counting: { times: number[]; tasks: number[]; isOver: boolean } };
		counting.isOver = true;
		return counting;
	});
	const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
	const whole = (times.at(-1) ?? 0) - (times[0] ?? 0);
	return {
		perSecond: (gaps.length * 1_000) / whole,
		p99: quantile(gaps, 0.99),
		longest: Math.max(...gaps),
		longestTask: Math.max(0, ...tasks),
	};
}
