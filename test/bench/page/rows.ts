/** The rows of a room that is on screen. */
import type { Page } from "playwright-core";

/** Scrolls up until so many rows are in the document, and back to the end. */
export async function gatherRows(page: Page, count: number): Promise<void> {
	for (;;) {
		const rows = await countRows(page);
		if (rows >= count) break;
		await page.locator(".scroller").evaluate((element) => element.scrollTo(0, 0));
		await page.waitForFunction((rows) => document.querySelectorAll("[data-id]").length > rows, rows);
	}
	await page.locator(".scroller").evaluate((element) => element.scrollTo(0, element.scrollHeight));
	await settled(page);
}

export function countRows(page: Page): Promise<number> {
	return page.locator("[data-id]").count();
}

/** Waits until the page has had nothing to do for a while: what it fetches when it rests is there, too. */
export async function settled(page: Page): Promise<void> {
	await page.evaluate(async () => {
		for (let quiet = 0; quiet < 5; ) {
			const { didTimeout } = await new Promise<IdleDeadline>((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
			quiet = didTimeout ? 0 : quiet + 1;
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	});
}
