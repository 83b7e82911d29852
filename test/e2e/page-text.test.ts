/** What people write, as it is shown: Markdown, code with its colours, emoji by name and large, and long texts folded. */
import { source as axe } from "axe-core";
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { Person } from "../support/person.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

const LONG_LINE = `const far = [${Array.from({ length: 60 }, (_, n) => n).join(", ")}];`;
const STORY = Array.from({ length: 40 }, (_, n) => `Line ${n + 1} of a long story.`).join("\n");

it("Markdown is read, code is coloured without moving anything, and what is long is folded in its place", async () => {
	const { slug, url } = await newRoom(stage, "Words");
	const ben = await (await Person.signIn(stage.server.url, "Ben")).enter(slug);
	for (const text of [
		"*It* is **in** ~~my~~ `head`: [plans](https://plans.example/a?b=c) (https://example.com/_x_), 2*3*4, C:\\_new, :no_such:",
		"> Who brings the cake?\nI do.\n- flour\n- 3 eggs\n  1. white\n  2. yolk",
		`\`\`\`ts\n${LONG_LINE}\nfunction hello(name: string) {\n\treturn \`Hello \${name}\`; // ${"quite a while ".repeat(3)}\n}\n\`\`\``,
		":tada: :+1:",
	]) {
		await ben.say(text);
	}
	const ana = await Visitor.open(stage.browser, "about:blank", { permissions: ["clipboard-read", "clipboard-write"] });
	const { page, log } = ana;
	let release = () => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route("**/assets/highlight-*.js", async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(url);
	await ana.chooseName("Ana");

	const [first, second] = await log.locator("[data-id] .text").all();
	expect(await first?.innerText()).toBe("It is in my head: plans (https://example.com/_x_), 2*3*4, C:\\_new, :no_such:");
	expect(await first?.locator("em, strong, del, code").allTextContents()).toEqual(["It", "in", "my", "head"]);
	const link = log.getByRole("link", { name: "plans" });
	expect(await link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
	expect(await link.getAttribute("title")).toBe("https://plans.example/a?b=c");
	expect(await second?.locator("blockquote").innerText()).toBe("Who brings the cake?");
	expect(await second?.locator("ol > li").count()).toBe(2);

	// Emoji by name; two of them alone are large.
	await log.getByText("🎉 👍", { exact: true }).waitFor();
	const size = (text: string) =>
		log
			.getByText(text)
			.first()
			.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
	expect(await size("🎉 👍")).toBeGreaterThan(2 * (await size("I do.")));

	// Code: it scrolls sideways, and its colours move nothing.
	const code = log.locator("pre");
	expect(await code.evaluate((element) => element.scrollWidth > element.clientWidth && element.scrollHeight === element.clientHeight)).toBe(
		true,
	);
	expect(await code.locator("span").count()).toBe(0);
	const before = await code.boundingBox();
	release();
	await code.locator(".hljs-keyword").first().waitFor();
	expect(await code.boundingBox()).toEqual(before);
	await log.getByRole("button", { name: "Copy this code" }).click();
	await page.getByRole("status").filter({ hasText: "The code is on your clipboard." }).waitFor();
	await ana.field.press("Control+v");
	expect(await ana.field.inputValue()).toContain(`${LONG_LINE}\nfunction hello(name: string) {\n\treturn`);
	await ana.field.fill("");
	for (const colorScheme of ["light", "dark"] as const) {
		await page.emulateMedia({ colorScheme });
		await page.screenshot({ path: `test/screenshots/text-${colorScheme}.png` });
		expect(await flaws(page), colorScheme).toEqual([]);
	}
	const desktop = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 700 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the page").toBe(true);
	await page.screenshot({ path: "test/screenshots/text-narrow.png" });
	if (desktop) await page.setViewportSize(desktop);

	// Long: folded, opened, and folded again, while what one looks at stands still.
	await ben.say(STORY);
	await ben.say("after it");
	await log.getByText("after it").waitFor();
	const more = log.getByRole("button", { name: "Show more" });
	const top = () => log.locator(".fold").evaluate((element) => Math.round(element.getBoundingClientRect().top));
	const height = () => log.locator(".fold").evaluate((element) => element.clientHeight);
	const folded = await height();
	expect(await more.getAttribute("aria-expanded")).toBe("false");
	await page.screenshot({ path: "test/screenshots/text-folded.png" });
	const begins = await top();
	await more.click();
	const less = log.getByRole("button", { name: "Show less" });
	await less.waitFor();
	expect(await less.getAttribute("aria-expanded")).toBe("true");
	expect(await top(), "its beginning stands where it stood").toBe(begins);
	expect(await height()).toBeGreaterThan(2 * folded);
	const buttonTop = () => log.locator(".fold-button").evaluate((element) => Math.round(element.getBoundingClientRect().top));
	await less.scrollIntoViewIfNeeded();
	const stands = await buttonTop();
	await less.press("Enter");
	await more.waitFor();
	expect(await buttonTop(), "what follows upon it stands where it stood").toBe(stands);
	expect(await height()).toBe(folded);
	expect(ana.errors).toEqual([]);
	await ben.close();
	await ana.close();
});

/** What axe finds in the messages. */
async function flaws(page: Visitor["page"]): Promise<string[]> {
	await page.evaluate(axe);
	return page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run(where: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
		};
		const { violations } = await axe.run(".messages");
		return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
	});
}
