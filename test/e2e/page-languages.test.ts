/** The page in the language of its reader: Spanish, and Arabic, which is written from right to left. */
import { expect, it } from "vitest";
import { Visitor } from "../support/browser.ts";
import { itInFull } from "../support/full.ts";
import { Person } from "../support/person.ts";
import { newRoom } from "../support/room-page.ts";
import { setStage } from "../support/stage.ts";

const stage = setStage();
const picture = (name: string) => ({ path: `test/screenshots/languages-${name}.png`, animations: "disabled" as const });

/** Opens a room in which somebody talks, as a stranger with a browser of a language. */
async function arrive(locale: string, label: string, enter: string) {
	const { slug, url } = await newRoom(stage, "Terrace");
	const ben = await (await Person.signIn(stage.server.url, "Ben")).enter(slug);
	await ben.say("Hello");
	const visitor = await Visitor.open(stage.browser, url, { locale });
	const { page } = visitor;
	const html = () => page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);
	await page.getByLabel(label).fill("Lucía");
	await page.screenshot(picture(`${locale}-welcome`));
	await page.getByRole("button", { name: enter, exact: true }).click();
	await visitor.page.locator("[data-id]").filter({ hasText: "Hello" }).waitFor();
	return { slug, visitor, page, ben, html };
}

itInFull("speaks Spanish to who reads Spanish: the page, its dates, what is counted, dialogs, and what the server refuses", async () => {
	const { page, visitor, html } = await arrive("es-ES", "Tu nombre", "Entrar");
	expect(await html()).toBe("es-ES ltr");
	await page.getByText("personas aquí").waitFor();
	await page.getByRole("log", { name: "Mensajes" }).getByText("Hoy", { exact: true }).waitFor();
	await page.getByRole("textbox", { name: "Mensaje", exact: true }).fill("/stock=AAPL");
	await page.keyboard.press("Enter");
	await page
		.getByRole("article")
		.getByText(/a fecha de \d{1,2}:\d{2}/)
		.waitFor();
	await page.getByRole("textbox", { name: "Mensaje", exact: true }).fill("/no-such-thing");
	await page.keyboard.press("Enter");
	await page.getByText("No existe ese comando.").waitFor();
	await page.getByRole("button", { name: "Acerca de esta sala" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("tab", { name: "Personas" }).click();
	await dialog.getByText(/^\d+ personas?$/).waitFor();
	await page.screenshot(picture("es-dialog"));
	expect(visitor.errors).toEqual([]);
	await visitor.close();
});

it("is written from right to left for who reads Arabic, with its own numbers and forms", async () => {
	const { page, visitor, html } = await arrive("ar-EG", "اسمك", "دخول");
	expect(await html()).toBe("ar-EG rtl");
	// Its dual.
	await page.getByText("شخصان هنا").waitFor();
	await page.getByText("اليوم", { exact: true }).waitFor();
	const field = page.getByRole("textbox", { name: "الرسالة", exact: true });
	await field.fill("مرحبًا Ben, تعال!");
	await page.keyboard.press("Enter");
	await field.fill("/stock=AAPL");
	await page.keyboard.press("Enter");
	await page
		.getByRole("article")
		.getByText(/حتى [٠-٩]{1,2}:[٠-٩]{2}/)
		.waitFor();
	await page.screenshot(picture("ar-room"));
	const places = await page.evaluate(() => {
		const at = (what: string) => document.querySelector(what)?.getBoundingClientRect() ?? new DOMRect();
		const turned = getComputedStyle(document.querySelector(".send .icon") ?? document.body).transform;
		return {
			isSidebarRight: at("#sidebar").left > at(".main").left,
			isSendLeft: at(".send").left < at("#composer-text").left,
			turned: turned.startsWith("matrix(-1"),
			code: getComputedStyle(document.querySelector(".asked code") ?? document.body).direction,
			isTitleRight: at(".room-header h1").right > at(".room-header").right - 60,
			hint: getComputedStyle(document.querySelector("#composer-text") ?? document.body).direction,
			isNothingWider: document.documentElement.scrollWidth <= innerWidth,
		};
	});
	expect(places).toEqual({
		isSidebarRight: true,
		isSendLeft: true,
		turned: true,
		code: "ltr",
		isTitleRight: true,
		hint: "rtl",
		isNothingWider: true,
	});
	await page.setViewportSize({ width: 390, height: 760 });
	await page.getByRole("button", { name: "الغرف والأشخاص" }).click();
	await page.getByRole("button", { name: "غرفة جديدة" }).waitFor();
	await page.screenshot(picture("ar-drawer"));
	await page.getByRole("button", { name: "غرفة جديدة" }).click();
	await page.getByRole("dialog").getByText("نادي القراءة").or(page.getByRole("dialog").getByPlaceholder("نادي القراءة")).waitFor();
	await page.screenshot(picture("ar-dialog"));
	expect(visitor.errors).toEqual([]);
	await visitor.close();
});
