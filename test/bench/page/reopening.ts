/** Going back to a room that was seen before, and coming back to the page itself. */
import type { Page } from "playwright-core";
import type { Measurement } from "./main.ts";
import { quantile } from "./report.ts";
import { settled } from "./rows.ts";

const MESSAGES = 500;
const TIMES = 10;

export const reopening: Measurement = {
	name: "reopening",
	about: `two rooms of ${MESSAGES}, to and fro ${TIMES} times by the list of rooms; and the page loaded again`,
	async take(stage) {
		const owner = await stage.person("Traveller");
		const titles = [`Here ${owner.user.id}`, `There ${owner.user.id}`] as const;
		const slugs = await Promise.all(titles.map((title) => stage.filledRoom(owner, title, MESSAGES)));
		const page = await stage.open(owner, slugs[0] ?? "");
		await page.getByRole("link", { name: titles[1] }).click();
		await page.getByRole("heading", { name: titles[1] }).waitFor();
		await page.locator("[data-id]").last().waitFor();
		await settled(page);
		const opened: { frames: number; ms: number }[] = [];
		for (let n = 0; n < TIMES; n++) {
			opened.push(await timeRows(page, titles[n % 2] ?? ""));
			await settled(page);
		}
		const loaded: number[] = [];
		for (let n = 0; n < 3; n++) loaded.push(await timeReload(page));
		await page.context().close();
		return [
			{
				what: "frames until its rows are there, median",
				page: quantile(
					opened.map(({ frames }) => frames),
					0.5,
				),
			},
			{ what: "frames until its rows are there, at most", page: Math.max(...opened.map(({ frames }) => frames)) },
			{
				what: "from the press to the frame with the rows, ms, median",
				page: quantile(
					opened.map(({ ms }) => ms),
					0.5,
				),
			},
			{ what: "from loading the page again to the frame with the rows, ms, median", page: quantile(loaded, 0.5) },
		];
	},
};

/** Presses the link of a room; what is counted is the frames that are drawn without its rows. */
function timeRows(page: Page, title: string): Promise<{ frames: number; ms: number }> {
	return page.evaluate(
		(title) =>
			new Promise((resolve) => {
				const link = [...document.querySelectorAll<HTMLElement>("a.room-link")].find((one) => one.textContent?.includes(title));
				if (!link) throw new Error(`there is no link to ${title}`);
				const start = performance.now();
				let frames = 0;
				// The frame in which they are found is the one that shows them.
				const look = () => {
					frames++;
					const isThere = document.querySelector(".room-header")?.textContent?.includes(title) && document.querySelector("[data-id]");
					if (isThere) resolve({ frames, ms: performance.now() - start });
					else requestAnimationFrame(look);
				};
				link.click();
				requestAnimationFrame(look);
			}),
		title,
	);
}

async function timeReload(page: Page): Promise<number> {
	await page.reload({ waitUntil: "commit" });
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const look = () => {
					if (document.querySelector("[data-id]")) requestAnimationFrame(() => resolve(performance.now()));
					else requestAnimationFrame(look);
				};
				look();
			}),
	);
}
