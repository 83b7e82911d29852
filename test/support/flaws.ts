/** What axe-core finds wrong on a page: in WCAG 2.2 at the levels A and AA, and in what is known to help beyond it. */
import { source } from "axe-core";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Each as its rule and the element; none where all is well. Only within `where`, if that is given. */
export async function flaws(page: Page, where?: string): Promise<string[]> {
	await page.evaluate(source);
	return page.evaluate(
		async ({ tags, where }) => {
			const { axe } = window as unknown as {
				axe: { run(where: unknown, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
			};
			const { violations } = await axe.run(where ?? document, { runOnly: tags, resultTypes: ["violations"] });
			return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
		},
		{ tags: TAGS, where },
	);
}
