/** Real browsers for the tests of the page: finds Chromium, gives each person a context of their own, and acts for them. */
import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, type BrowserServer, chromium, type Locator, type Page } from "playwright-core";

const USUAL_PLACES = [
	"/usr/bin/chromium",
	"/usr/bin/google-chrome",
	"/usr/bin/google-chrome-stable",
	"/usr/bin/chromium-browser",
	"/snap/bin/chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
	"C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
	"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
/** Debian's build of the same browser without windows, whose drawing is a third of what a page's test costs. It has no notifications. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";
/**
 * Each window's address bar is two pages of its own, and each page has a process in reserve: together they cost as much as
 * ours. Only the last such list holds, so it repeats what Playwright's own turns off and a test could notice.
 */
const NO_FEATURES = [
	"WebUIOmniboxPopup",
	"WebUIOmniboxAimPopup",
	"SpareRendererForSitePerProcess",
	"AvoidUnnecessaryBeforeUnloadCheckSync",
	"DestroyProfileOnBrowserClose",
	"HttpsUpgrades",
	"HttpsFirstBalancedModeAutoEnable",
	"PaintHolding",
	"OptimizationHints",
	"MediaRouter",
];
/** What Chromium is started with. */
export const BROWSER_ARGS = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	`--disable-features=${NO_FEATURES.join()}`,
];
/** Long for a page, short for a test: a busy machine is slow. */
const WAIT_MS = 15_000;

/** The path of a browser of this machine, or undefined. */
export function findBrowser(): string | undefined {
	return [process.env.CHROME_PATH, ...USUAL_PLACES, chromium.executablePath()].find((path) => path && existsSync(path));
}

/** Starts Chromium for tests in several processes to share: the machine's lightest, if CHROME_PATH does not name one. */
export async function startBrowserServer(): Promise<BrowserServer> {
	const hasShell = !process.env.CHROME_PATH && existsSync(HEADLESS_SHELL);
	return chromium.launchServer({ executablePath: hasShell ? HEADLESS_SHELL : wholeBrowser(), args: BROWSER_ARGS });
}

/** Starts a Chromium of one's own that can do all that browsers can. */
export function startWholeBrowser(): Promise<Browser> {
	return chromium.launch({ executablePath: wholeBrowser(), args: BROWSER_ARGS });
}

function wholeBrowser(): string {
	const found = findBrowser();
	if (found !== undefined) return found;
	throw new Error("No browser found: install Chrome or Chromium, or run `npx playwright-core install chromium`, or set CHROME_PATH.");
}

/** Somebody at a browser of their own. */
export class Visitor {
	readonly page: Page;
	/** What went wrong in the page without being caught. A test expects none. */
	readonly errors: string[] = [];

	private constructor(page: Page) {
		this.page = page;
		// Pictures are for people to look at, and each takes as long as a person's whole turn.
		if (process.env.MODE !== "full" && !process.env.SCREENSHOT) page.screenshot = async () => Buffer.alloc(0);
		page.on("pageerror", (error) => this.errors.push(String(error)));
	}

	/** Opens the page as a stranger. */
	static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
		const context = await browser.newContext({
			viewport: { width: 1200, height: 760 },
			locale: "en-GB",
			reducedMotion: "reduce",
			// It would fetch the whole page once more for each person, and answer what a test makes the network refuse.
			serviceWorkers: "block",
			...options,
		});
		context.setDefaultTimeout(WAIT_MS);
		const visitor = new Visitor(await context.newPage());
		await visitor.page.goto(url);
		return visitor;
	}

	/** Opens the page, chooses a name and waits until the room is there. */
	static async enter(browser: Browser, url: string, name: string, options: BrowserContextOptions = {}): Promise<Visitor> {
		const visitor = await Visitor.open(browser, url, options);
		await visitor.chooseName(name);
		return visitor;
	}

	async chooseName(name: string): Promise<void> {
		await this.page.getByLabel("Your name").fill(name);
		await this.page.getByRole("button", { name: "Enter" }).click();
		await this.isIn();
	}

	/** Waits until the room on screen is connected. */
	async isIn(): Promise<void> {
		await this.page.getByText(/people here|Only you are here/).waitFor();
	}

	get field(): Locator {
		return this.page.getByRole("textbox", { name: "Message", exact: true });
	}

	get log(): Locator {
		return this.page.getByRole("log", { name: "Messages" });
	}

	/** Types a message and sends it with Enter. */
	async say(text: string): Promise<void> {
		await this.field.fill(text);
		await this.field.press("Enter");
	}

	/** Waits until a text stands in the list of messages. */
	async sees(text: string): Promise<void> {
		await this.log.getByText(text, { exact: true }).first().waitFor();
	}

	/** The texts of the messages that the room has shown, from top to bottom. */
	async texts(): Promise<string[]> {
		return this.page.locator("[data-id] .bubble .text").allTextContents();
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}
}
