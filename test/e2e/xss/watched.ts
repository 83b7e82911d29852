/** A visitor's page that is watched for anything that a text could have made it do. */
import type { Browser } from "playwright-core";
import { Visitor } from "../../support/browser.ts";

/** What the page asks for of its own accord; of the rooms, only as the document that somebody opened. */
const OWN_FILES = /^\/(assets\/[\w-]+\.(js|css)|icon(-unread|-mention)?\.svg|manifest\.webmanifest|api\/(session|rooms|commands))$/;
const OWN_CALLS = /^\/api\/(settings|rooms\/[^/]+\/(messages|socket))$/;
/** A stranger's page says this once, before a name is chosen. */
const SIGNED_OUT = /the server responded with a status of 401/;

/** Everything that came of texts besides texts. All lists are empty on a page that is sound. */
export interface Harm {
	dialogs: string[];
	requests: string[];
	windows: string[];
	/** Errors on the console, among them what the browser blocked. */
	console: string[];
	/** Global names, and names on every object, that were set. */
	globals: string[];
	/** Elements that the page has no use for, or that stand where only text belongs. */
	elements: string[];
	/** Links that lead anywhere but to the web or a mailbox, or hand over more than they should. */
	links: string[];
}

export class Watched {
	readonly visitor: Visitor;
	readonly #seen = { dialogs: [] as string[], requests: [] as string[], windows: [] as string[], console: [] as string[] };

	private constructor(visitor: Visitor, url: string) {
		this.visitor = visitor;
		const { page } = visitor;
		page.on("dialog", (dialog) => {
			this.#seen.dialogs.push(`${dialog.type()}: ${dialog.message()}`);
			void dialog.dismiss();
		});
		page.on("request", (request) => {
			const { origin, pathname } = new URL(request.url());
			const isOwn = request.resourceType() === "document" || OWN_FILES.test(pathname) || OWN_CALLS.test(pathname);
			if (origin !== url || !isOwn) this.#seen.requests.push(`${request.resourceType()} ${request.url().slice(0, 200)}`);
		});
		page.on("websocket", (socket) => {
			const { host, pathname } = new URL(socket.url());
			if (host !== new URL(url).host || !OWN_CALLS.test(pathname)) this.#seen.requests.push(`websocket ${socket.url()}`);
		});
		page.on("popup", (popup) => this.#seen.windows.push(popup.url()));
		page.on("console", (message) => {
			if (message.type() === "error" && !SIGNED_OUT.test(message.text())) this.#seen.console.push(message.text());
		});
	}

	/** Opens a room under a name. */
	static async enter(browser: Browser, url: string, path: string, name: string, options: { bypassCSP: boolean }): Promise<Watched> {
		const visitor = await Visitor.open(browser, "about:blank", options);
		const watched = new Watched(visitor, url);
		await visitor.page.goto(url + path);
		await visitor.chooseName(name);
		return watched;
	}

	async harm(): Promise<Harm> {
		return { ...this.#seen, console: [...this.#seen.console, ...this.visitor.errors], ...(await this.visitor.page.evaluate(census)) };
	}

	close(): Promise<void> {
		return this.visitor.close();
	}
}

export const NO_HARM: Harm = { dialogs: [], requests: [], windows: [], console: [], globals: [], elements: [], links: [] };

/** Runs in the page. */
function census(): Pick<Harm, "globals" | "elements" | "links"> {
	const strange = [
		"script:not([src='/assets/main.js'])",
		"link:not([href^='/'])",
		"img:not([src='/icon.svg'])",
		"meta[http-equiv], base, style, template, iframe, frame, frameset, object, embed, applet, portal, math, video, audio, marquee",
		"foreignObject, use, image, animate, set, svg a, svg script, svg style",
		"[style]:not(textarea, html), [srcdoc], [formaction], [action], [background], [is], [popover]",
	].join(", ");
	/** Where people's and bots' words stand: of elements, only links belong there. */
	const words =
		"bdi *, .command code *, dt *, dd *, h1 *, .card-title *, .link-card-title *, .person-name :not(bdi), .room-title :not(bdi), .completion-option span *";
	/** What Markdown and mentions are shown with, and what each may carry. */
	const marked =
		"span.mention, p, em, strong, del, code, pre, blockquote, ul, ol, li, a, .code-block, .code-block div, .code-block span, .code-copy";
	const carried = ["class", "dir", "href", "rel", "role", "tabindex", "target", "title", "type", "value"];
	const classes = /^(with-bracket|code-(block|head|label|copy)|visually-hidden|mention( mention-me)?|hljs-[a-z_]+( [a-z]+_)*)?$/;
	const isForeign = (element: Element) =>
		!element.matches(marked) || !classes.test(element.className) || element.getAttributeNames().some((name) => !carried.includes(name));
	const described = (element: Element) => element.outerHTML.slice(0, 160);
	const elements = [...document.querySelectorAll("*")].filter(
		(element) =>
			element.matches(strange) ||
			(element.matches(words) && !element.matches("a")) ||
			(element.matches(".text *") && isForeign(element)) ||
			element instanceof HTMLUnknownElement ||
			element.getAttributeNames().some((name) => /^on|:href$|^(v|x|ng|hx)-/.test(name)),
	);
	const links = [...document.querySelectorAll<HTMLAnchorElement>(".messages a")].filter(
		(link) =>
			!/^(https?|mailto):$/.test(link.protocol) ||
			link.rel !== "noopener noreferrer nofollow" ||
			!/^href,rel,target(,title)?$/.test(link.getAttributeNames().sort().join()) ||
			(link.title !== "" && link.title !== link.href),
	);
	const globals = [
		...["__pwned", "polluted"].filter((name) => name in window),
		...Object.keys(Object.prototype),
		...(/pwned/.test(document.cookie) ? ["cookie"] : []),
	];
	return { globals, elements: elements.map(described), links: links.map(described) };
}
