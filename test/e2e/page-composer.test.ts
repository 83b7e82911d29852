/** Writing and asking: what is pasted, commands that come back, and the figures of a card. */
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();

it("a command holds the place of its answer, whose figures are read by mouse and keys, and comes back by Ctrl+↑", async () => {
	const { url } = await newRoom(stage, "Terrace");
	const ana = await Visitor.enter(stage.browser, url, "Ana");
	const { page, field } = ana;
	await ana.say("/stock=AAPL");
	const plot = page.getByRole("slider", { name: "Sample data" });
	await plot.waitFor();
	const answered = page.locator(".command-answered");
	const height = await answered.evaluate((element) => element.clientHeight);

	await plot.hover({ position: { x: 2, y: 10 } });
	const figure = page.locator(".sparkline-value");
	const first = await figure.textContent();
	expect(await plot.getAttribute("aria-valuetext")).toBe(`${first}, 1 of 49`);
	await page.mouse.move(0, 0);
	await figure.waitFor({ state: "detached" });
	await page.locator("[data-id]").last().focus();
	await plot.focus();
	await plot.press("Home");
	expect(await figure.textContent()).toBe(first);
	await plot.press("ArrowRight");
	expect(await plot.getAttribute("aria-valuenow")).toBe("2");
	await page.screenshot({ path: "test/screenshots/card.png" });

	await field.focus();
	await field.press("Control+ArrowUp");
	expect(await field.inputValue()).toBe("/stock=AAPL");
	await field.press("Control+ArrowDown");
	expect(await field.inputValue()).toBe("");
	await field.pressSequentially("mine");
	await field.press("Control+ArrowUp");
	expect(await field.inputValue(), "what is being written stays").toBe("mine");
	await field.fill("");
	await page.reload();
	await ana.isIn();
	await plot.waitFor();
	await field.press("Control+ArrowUp");
	// A second one waits as high as the first one is.
	const heights = page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const look = () => {
					const pending = document.querySelector(".command-pending");
					if (pending) resolve(pending.clientHeight);
					else requestAnimationFrame(look);
				};
				look();
			}),
	);
	await field.press("Enter");
	expect(await heights).toBe(height);
	await answered.nth(1).waitFor();
	expect(ana.errors).toEqual([]);
	await ana.close();
});

itInFull("pasted code is in the message at once, and may become a code block or a file; links to this chat stay in the page", async () => {
	const { url } = await newRoom(stage, "Workshop");
	const ana = await Visitor.enter(stage.browser, url, "Ana", { permissions: ["clipboard-read", "clipboard-write"] });
	const { page, field } = ana;
	const code = "function add(a, b) {\n\treturn a + b;\n}";
	const paste = async () => {
		await page.evaluate((code) => navigator.clipboard.writeText(code), code);
		await field.press("Control+v");
	};
	await field.pressSequentially("see ");
	await paste();
	expect(await field.inputValue()).toBe(`see ${code}`);
	await page.getByRole("status").filter({ hasText: "You pasted a long text or code." }).waitFor();
	await page.screenshot({ path: "test/screenshots/paste.png" });
	await page.getByRole("button", { name: "As a code block" }).click();
	expect(await field.inputValue()).toBe(`see \n\`\`\`\n${code}\n\`\`\`\n`);
	await field.press("Control+z");
	expect(await field.inputValue()).toBe(`see ${code}`);
	await field.fill("");

	await paste();
	await page.getByRole("button", { name: "As a file" }).click();
	expect(await field.inputValue()).toBe("");
	await page.getByText("pasted.txt").waitFor();
	await field.press("Enter");
	await ana.log.getByRole("link", { name: /pasted\.txt/ }).waitFor();

	// A link to it, and the name of a room, are followed within the page.
	const loadedAt = () => page.evaluate(() => performance.timeOrigin);
	const loaded = await loadedAt();
	const row = page.locator("[data-id]").first();
	const id = await row.getAttribute("data-id");
	await ana.say(`${url}/${id}`);
	await ana.log.getByRole("link", { name: `${url}/${id}` }).click();
	await expect.poll(() => row.evaluate((element) => element === document.activeElement), { message: "the message is shown" }).toBe(true);
	expect(page.url()).toBe(`${url}/${id}`);
	await field.pressSequentially("and #lob");
	await page.getByRole("option", { name: "#lobby" }).click();
	expect(await field.inputValue()).toBe("and #lobby ");
	await field.press("Enter");
	await ana.log.getByRole("link", { name: "#lobby" }).click();
	await page.getByRole("heading", { name: "Lobby", level: 1 }).waitFor();
	expect(page.context().pages()).toHaveLength(1);
	expect(await loadedAt(), "the page was not loaded anew").toBe(loaded);
	expect(ana.errors).toEqual([]);
	await ana.close();
});
