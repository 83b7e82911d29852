/** Looking links up: whom the bot asks, what it makes of a page, and how it takes trouble. */
import { describe, expect, it } from "vitest";
import type { CommandOutcome, Fetch } from "../../../bot/command.ts";
import { commands } from "../../../bot/commands/index.ts";
import { previewCommand } from "../../../bot/commands/preview.ts";
import { readPage } from "../../../bot/links/read-page.ts";
import { publicUrl } from "../../../src/protocol/public-url.ts";
import { NOW } from "./fixtures.ts";
import { setUp } from "./world.ts";

const NONE = { kind: "answer", answer: { ok: false, code: "not_found" } };

/** A web of pages by their address; `asked` is what was asked of it. */
function web(pages: Record<string, () => Response>) {
	const asked: string[] = [];
	const fetch: Fetch = async (url) => {
		asked.push(url);
		const page = pages[url];
		if (!page) throw new TypeError("no such host");
		return page();
	};
	const look = (url: string): Promise<CommandOutcome> => previewCommand.run(url, { env: {}, fetch, now: () => NOW });
	return { asked, look };
}

const page =
	(html: string, type = "text/html; charset=utf-8") =>
	() =>
		new Response(html, { headers: { "Content-Type": type } });
const redirect = (to: string) => () => new Response(null, { status: 302, headers: { Location: to } });

describe("the public web", () => {
	it.each([
		"https://example.org/a?b#c",
		"http://example.org",
		"https://1.1.1.1/",
		"https://bücher.example.net/",
		"https://example.org.:443/",
	])("has %s in it", (url) => expect(publicUrl(url)?.protocol).toMatch(/^https?:$/));

	it.each([
		"",
		"not an address",
		"ftp://example.org",
		"file:///etc/passwd",
		"data:text/html,hi",
		"javascript:alert(1)",
		"https://user:secret@example.org",
		"https://example.org:22",
		"http://localhost",
		"http://localhost.:80",
		"http://intranet",
		"http://router.lan",
		"http://printer.local",
		"http://metadata.google.internal/",
		"http://a.localhost",
		"http://127.0.0.1",
		"http://127.1",
		"http://2130706433",
		"http://0x7f000001",
		"http://0177.0.0.1",
		"http://0",
		"http://10.0.0.1",
		"http://172.16.0.1",
		"http://172.31.255.255",
		"http://192.168.1.1",
		"http://169.254.169.254/latest/meta-data",
		"http://100.64.0.1",
		"http://198.19.0.1",
		"http://224.0.0.1",
		"http://255.255.255.255",
		"http://[::1]",
		"http://[::ffff:127.0.0.1]",
		"http://[fd00::1]",
		"http://[fe80::1]",
		"http://１２７.0.0.1",
		"http://127。0。0。1",
	])("does not have %s in it", (url) => expect(publicUrl(url)).toBeUndefined());

	it.each(["http://172.15.255.255", "http://172.32.0.0", "http://11.0.0.0", "http://192.169.0.0", "http://223.255.255.255"])(
		"begins again right beside a network that is not in it: %s",
		(url) => expect(publicUrl(url)).toBeDefined(),
	);
});

describe("what a page says of itself", () => {
	it.each<[what: string, html: string, info: Partial<Awaited<ReturnType<typeof readPage>>>]>([
		["its title", "<head><title>A  title\n</title></head>", { title: "A title", about: "", site: "" }],
		[
			"what it says for previews, ahead of its title",
			`<head><title>x</title><meta property="og:title" content="Better">`,
			{ title: "Better" },
		],
		[
			"all three",
			`<head><meta property=og:title content=T><meta name=description content="About it"><meta property=og:site_name content=Site>`,
			{ title: "T", about: "About it", site: "Site" },
		],
		["the first of two", `<meta property="og:title" content="One"><meta property="og:title" content="Two">`, { title: "One" }],
		[
			"character references",
			`<head><title>Tom &amp; &quot;Jerry&quot; &#8212; &#x1F600; &lt;b&gt; &nope;</title>`,
			{ title: 'Tom & "Jerry" — 😀 <b> &nope;' },
		],
		["text that is cleaned of controls and directions", `<head><title>a\u202eb\u0000c\u200bd</title>`, { title: "a b c d" }],
		["nothing", "<p>Hello", { title: "", about: "", site: "" }],
		["a title that is not the page's", "<head></head><body><svg><title>icon</title></svg>", { title: "" }],
		["broken markup", `<head><title>Open <b>`, { title: "Open <b>" }],
	])("is %s", async (_, html, info) => {
		expect(await readPage(html)).toMatchObject(info);
	});
});

describe("a preview", () => {
	const html = `<head><meta property="og:title" content="A page"><meta name="description" content="${"words ".repeat(100)}">`;

	it("is a card with the title, the site and the beginning of what it is about", async () => {
		const { look } = web({ "https://example.org/a": page(html) });
		expect(await look(" https://example.org/a ")).toEqual({
			kind: "answer",
			answer: {
				ok: true,
				text: "A page",
				card: {
					title: "A page",
					url: "https://example.org/a",
					rows: [],
					source: "example.org",
					asOf: NOW,
					note: expect.stringMatching(/^words .*…$/),
				},
			},
		});
	});

	it("follows redirects, and leads to where they end", async () => {
		const { look, asked } = web({
			"http://example.org/": redirect("https://www.example.org/x"),
			"https://www.example.org/x": redirect("../y"),
			"https://www.example.org/y": page(html),
		});
		expect(await look("http://example.org")).toMatchObject({
			answer: { card: { url: "https://www.example.org/y", source: "www.example.org" } },
		});
		expect(asked).toHaveLength(3);
	});

	it.each(["http://127.0.0.1/", "http://169.254.169.254/", "file:///etc/passwd", "//localhost/x"])(
		"does not follow a redirect to %s",
		async (to) => {
			const { look, asked } = web({ "https://example.org/": redirect(to) });
			expect(await look("https://example.org/")).toMatchObject(NONE);
			expect(asked).toEqual(["https://example.org/"]);
		},
	);

	it("does not go round for ever", async () => {
		const { look, asked } = web({ "https://example.org/": redirect("https://example.org/") });
		expect(await look("https://example.org/")).toMatchObject(NONE);
		expect(asked.length).toBeLessThan(10);
	});

	it.each<[what: string, url: string, answer: () => Response]>([
		["an address that is not public", "http://10.0.0.1/", page(html)],
		["what is no page", "https://example.org/", page("{}", "application/json")],
		["a page without a title", "https://example.org/", page("<p>Hello")],
		["a page that is not there", "https://example.org/", () => new Response("", { status: 404 })],
	])("is there none of %s", async (_, url, answer) => {
		expect(await web({ [url]: answer }).look(url)).toMatchObject(NONE);
	});

	it.each<[what: string, answer: () => Response]>([
		["a site that is down", () => new Response("", { status: 503 })],
		["a site that asks for a pause", () => new Response("", { status: 429 })],
		[
			"a network that is down",
			() => {
				throw new TypeError("down");
			},
		],
	])("comes later from %s", async (_, answer) => {
		expect(await web({ "https://example.org/": answer }).look("https://example.org/")).toEqual({ kind: "later", code: "unavailable" });
	});

	it("reads the beginning of a page that never ends, and stops", async () => {
		let sent = 0;
		let isStopped = false;
		const endless = () => {
			const body = new ReadableStream<Uint8Array>({
				pull(controller) {
					controller.enqueue(new TextEncoder().encode(sent++ === 0 ? html : " ".repeat(16_384)));
				},
				cancel() {
					isStopped = true;
				},
			});
			return new Response(body, { headers: { "Content-Type": "text/html" } });
		};
		expect(await web({ "https://example.org/": endless }).look("https://example.org/")).toMatchObject({
			answer: { ok: true, text: "A page" },
		});
		expect(isStopped).toBe(true);
		expect(sent).toBeLessThan(50);
	});

	it.each<[charset: string, type: string, head: string]>([
		["by its header", "text/html; charset=windows-1251", ""],
		["by what it says", "text/html", `<meta charset="windows-1251">`],
	])("is read in the character set that is told %s", async (_, type, head) => {
		const bytes = Uint8Array.of(
			...new TextEncoder().encode(`<head>${head}<title>`),
			0xcf,
			0xf0,
			0xe8,
			0xe2,
			0xe5,
			0xf2,
			...new TextEncoder().encode("</title>"),
		);
		const { look } = web({ "https://example.org/": () => new Response(bytes, { headers: { "Content-Type": type } }) });
		expect(await look("https://example.org/")).toMatchObject({ answer: { text: "Привет" } });
	});
});

it("[JOB-7] what rooms ask by themselves is not announced to people", async () => {
	const { announced, deliver } = setUp(commands);
	await deliver("chattorum-commands", [{ v: 1, rollCall: true }]);
	const names = announced[0]?.commands.map(({ name }) => name);
	expect(names).toContain("stock");
	expect(names).not.toContain("preview");
});
