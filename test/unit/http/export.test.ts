/** Taking a room's messages with one. */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { CARD_FIELD_MAX_CHARS, EXPORT_PAGE, EXPORTS_PER_MINUTE, QUOTE_MAX_CHARS } from "../../../src/protocol/limits.ts";
import type { Message } from "../../../src/protocol/message.ts";
import type { History } from "../../../src/room/history.ts";
import type { Stretch } from "../../../src/room/reader.ts";
import { linesOf, streamOf, stretchesOf } from "../../../src/rooms/export.ts";
import { documentOf } from "../../../src/rooms/export-document.ts";
import { PAYLOADS } from "../../e2e/xss/corpus.ts";
import { CROWD, writeEverything } from "../support/everything.ts";
import { call, refused, signIn } from "../support/http.ts";
import { ANA, enter, FOUNDER, given, owner, roomInfo, seed, stored, visitor } from "../support/room.ts";

let token: string;

beforeAll(async () => {
	token = (await signIn("Ana")).token;
});

let made = 0;

async function roomWith(write: (history: History) => void, more: object = {}) {
	const slug = `export-${++made}`;
	const room = env.ROOMS.getByName(slug);
	await room.create({ ...roomInfo(slug), ...more }, [owner(FOUNDER)]);
	await seed(room, write);
	return { slug, room };
}

const ask = (slug: string, query = "", as = token) => call("GET", `/api/rooms/${slug}/export${query}`, { token: as });

async function exported(slug: string): Promise<unknown[]> {
	const response = await ask(slug);
	expect(response.status).toBe(200);
	const lines = (await response.text()).split("\n");
	expect(lines.pop()).toBe("");
	return lines.map((line) => JSON.parse(line));
}

describe("an export", () => {
	it("[EXPORT-1] has the room, then every message as it is on the wire, oldest first", async () => {
		const { slug, room } = await roomWith(writeEverything);
		const [first, ...messages] = await exported(slug);
		expect(first).toEqual(roomInfo(slug));
		const onTheWire = await stored(room, ANA);
		expect(messages).toHaveLength(13);
		// All who reacted are named, where the wire names the first of them.
		const [everybody] = onTheWire.filter(({ reactionCounts }) => reactionCounts).map(({ reactions }) => reactions);
		expect(everybody?.["🎉"]).toHaveLength(100);
		const whole = onTheWire.map(({ reactionCounts, ...message }) =>
			reactionCounts ? { ...message, reactions: { ...message.reactions, "🎉": CROWD.map(({ id }) => id) } } : message,
		);
		expect(messages).toEqual(whole);
	});

	it("[EXPORT-1] has nobody's client ids, and nothing of what was said before", async () => {
		const ana = await signIn("Ana");
		const { slug, room } = await roomWith((history) => {
			history.append({ sender: ana.user, clientId: "mine", text: "befroe" }, 1);
			history.edit(1, "before", { mentions: [], keepsCard: false }, 2);
			history.append({ sender: ana.user, clientId: "gone", text: "secret" }, 3);
			history.remove(history.lastId, 4);
		});
		expect((await stored(room, ana.user)).map(({ clientId }) => clientId)).toEqual(["mine", "gone"]);
		for (const format of ["ndjson", "html"]) {
			const text = await (await ask(slug, `?format=${format}`, ana.token)).text();
			expect(text).toContain("before");
			expect(text).not.toMatch(/befroe|secret|clientId|mine/);
		}
	});

	it("[EXPORT-1] of a room where nothing was said has the room alone", async () => {
		const { slug } = await roomWith(() => undefined);
		expect(await exported(slug)).toEqual([roomInfo(slug)]);
		expect(await (await ask(slug, "?format=html")).text()).toContain("Nothing was said here.");
	});

	it.each([
		["", "application/x-ndjson; charset=utf-8", "ndjson"],
		["?format=ndjson", "application/x-ndjson; charset=utf-8", "ndjson"],
		["?format=html", "text/html; charset=utf-8", "html"],
	])("[EXPORT-3] asked for by %j is a file to keep, which is never shown as a page of the chat's", async (query, type, ending) => {
		const { slug } = await roomWith(writeEverything);
		const { headers, body } = await ask(slug, query);
		await body?.cancel();
		expect(headers.get("Content-Type")).toBe(type);
		const day = new Date().toISOString().slice(0, 10);
		expect(headers.get("Content-Disposition")).toBe(`attachment; filename="${slug}-${day}.${ending}"`);
		expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
		expect(headers.get("Content-Security-Policy")).toMatch(/default-src 'none'.*sandbox/);
	});

	it.each(["?format=pdf", "?format="])("[EXPORT-2] asked for by %s is refused, with the field that is wrong", async (query) => {
		const { slug } = await roomWith(() => undefined);
		expect((await refused(await ask(slug, query), "invalid")).fields).toHaveProperty("format");
	});

	it("[EXPORT-5] may be begun a few times a minute by each person", async () => {
		const { slug } = await roomWith(() => undefined);
		const ben = await signIn("Ben");
		for (let n = 0; n < EXPORTS_PER_MINUTE; n++) expect((await ask(slug)).status).toBe(200);
		const response = await ask(slug, "?format=html");
		expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
		expect((await refused(response, "rate_limited")).retryAfter).toBeLessThanOrEqual(6);
		expect((await ask(slug, "", ben.token)).status).toBe(200);
	});

	it("[EXPORT-4] ends for who is put out while it goes on", async () => {
		const { slug, room } = await roomWith((history) => {
			for (let n = 0; n < 20 * EXPORT_PAGE; n++) history.append({ sender: FOUNDER, clientId: `${n}`, text: `${n}` }, n);
		});
		const eve = await signIn("Eve");
		const { body } = await ask(slug, "", eve.token);
		const reader = body?.getReader();
		expect((await reader?.read())?.done).toBe(false);
		// Whom the room knows, it can keep out.
		const seen = await enter(room, eve.user);
		given(await room.removeMember(visitor(FOUNDER), eve.user.id, { ban: "1h" }));
		await seen.close();
		const rest = async () => {
			while (!(await reader?.read())?.done);
		};
		await expect(rest()).rejects.toThrow();
	});
});

describe("an export of a long room", () => {
	/** A log of so many messages that counts how often it is read. */
	function longLog(count: number, size = 20) {
		let reads = 0;
		const next = async (after: number): Promise<Stretch> => {
			reads++;
			const messages = Array.from({ length: Math.min(EXPORT_PAGE, count - after) }, (_, n): Message => {
				const id = after + n + 1;
				return { id, rev: id, at: id, author: ANA, text: "x".repeat(size) };
			});
			return { messages, quoted: [] };
		};
		return { next, reads: () => reads };
	}

	it.each([
		{ what: "lines", write: linesOf },
		{ what: "a page", write: (...[room, stretches]: Parameters<typeof linesOf>) => documentOf(room, stretches, 0) },
	])("[EXPORT-4] as $what reads no further than what was taken, and stops with its reader", async ({ write }) => {
		const log = longLog(20_000, 4_000);
		const reader = streamOf(write(roomInfo("long"), stretchesOf(log.next))).getReader();
		expect(log.reads()).toBe(0);
		await reader.read();
		for (let taken = 1; taken <= 3; taken++) {
			await reader.read();
			expect(log.reads()).toBe(taken);
		}
		await reader.cancel();
		expect(log.reads()).toBe(3);
	});

	it("[EXPORT-4] brings 20,000 messages, while the room goes on, and none that came after it began", async () => {
		const { slug, room } = await roomWith((history) => {
			history.atomically(() => {
				for (let n = 1; n <= 20_000; n++) history.append({ sender: FOUNDER, clientId: `${n}`, text: `message ${n}` }, n);
			});
		});
		const reader = (await ask(slug)).body?.pipeThrough(new TextDecoderStream()).getReader();
		let text = (await reader?.read())?.value ?? "";
		const page = given(await room.page(visitor(ANA), { limit: 1 }));
		expect(page.messages[0]?.id).toBe(20_000);
		await seed(room, (history) => history.append({ sender: FOUNDER, clientId: "late", text: "late" }, 20_001));
		for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) text += read.value;
		const ids = text
			.trimEnd()
			.split("\n")
			.slice(1)
			.map((line) => JSON.parse(line).id);
		expect(ids).toEqual(Array.from({ length: 20_000 }, (_, n) => n + 1));
	});

	it("[EXPORT-4] is read in stretches that are not larger for long messages", async () => {
		const { room } = await roomWith((history) => {
			for (let n = 1; n <= EXPORT_PAGE; n++) history.append({ sender: FOUNDER, clientId: `${n}`, text: "😀".repeat(4_000) }, n);
		});
		const { messages } = given(await room.exportStretch(visitor(ANA), 0, EXPORT_PAGE));
		expect(messages).toHaveLength(Math.ceil((1024 * 1024) / 8_000));
	});
});

/** What a browser would make of a page: its elements with their attributes, and the texts of those of a kind. */
async function parsed(document: string, selector = "*") {
	const elements: { name: string; attributes: [string, string][] }[] = [];
	await new HTMLRewriter()
		.on(selector, {
			element: ({ tagName, attributes }) => {
				elements.push({ name: tagName, attributes: [...attributes].map(([name = "", value = ""]) => [name, value]) });
			},
		})
		.transform(new Response(document, { headers: { "Content-Type": "text/html" } }))
		.text();
	return elements;
}

/** What stands in a page as text. */
const textOf = (markup: string) =>
	markup
		.replace(/<[^>]*>/g, "")
		.replace(/&(lt|gt|amp|quot|#39);/g, (_, name) => ({ lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" })[String(name)] ?? "");

async function pageOf(slug: string): Promise<string> {
	const response = await ask(slug, "?format=html");
	expect(response.status).toBe(200);
	return response.text();
}

describe("the page of an export", () => {
	it("[EXPORT-6] says who said what when, what replies to what, and what became of it", async () => {
		const { slug } = await roomWith(writeEverything, { title: "Garden <3", topic: "Beds & seeds" });
		const page = await pageOf(slug);
		const articles = page.split("<article").slice(1);
		const line = (n: number) => textOf(`<${articles[n]}`).replace(/\s+/g, " ").trim();
		expect(textOf(page)).toContain("Garden <3");
		expect(textOf(page)).toContain("Beds & seeds");
		expect([...page.matchAll(/<h2><time datetime="([^"]+)">([^<]+)</g)].map(([, day, name]) => [day, name])).toEqual([
			["2026-01-30", "Friday, 30 January 2026"],
			["2026-01-31", "Saturday, 31 January 2026"],
		]);
		expect(line(0)).toBe("Mira Okafor @mira 22:01 said as a guest");
		expect(page).toContain("before\nand\n\nafter");
		expect(line(2)).toBe("Pat 22:03 before and after edited 22:03");
		expect(line(3)).toBe("Pat 22:04 This message was removed.");
		expect(articles[4]).toContain('<a class="quote" href="#m5">');
		expect(line(4)).toBe("نور الهدى @noor 22:05 Pat This message was removed. ردّ على رسالة 👩‍👩‍👧‍👦");
		expect(line(5)).toMatch(
			/^نور الهدى @noor 22:06 Mira Okafor said as a guest @mira and @all: look at .* edited 2026-01-31 .* A page .*🎉 120👍 2 /,
		);
		expect(articles[5]).toContain('<a href="https://example.com/a_(b)?c=1&amp;d=2" rel="noopener noreferrer nofollow">');
		expect(line(8)).toMatch(/^stock bot .* ACME <Inc> Price 12.34 Change \+1.2 % Sample data sample, as of .* \/stock ACME asked by Pat$/);
		expect(line(9)).toMatch(/Which one\? \/stock asked by Mira Okafor$/);
		expect(line(10)).toMatch(/\d \/slow one asked by نور الهدى and not answered yet$/);
		expect(line(11)).toMatch(/This message was removed.$/);
		expect(textOf(page)).toMatch(/13 messages\.\s*$/);
	});

	it("[EXPORT-6] names the files that came with a message, and what is said of them", async () => {
		const { slug } = await roomWith((history) => {
			history.files.add("f", ANA.id, { name: "<cat>.png", type: "image/png", size: 5, alt: "a <cat>" }, 1);
			history.append({ sender: ANA, clientId: "f", text: "", files: ["f"] }, 1);
		});
		expect(textOf(await pageOf(slug))).toContain("File: <cat>.png (a <cat>)");
	});

	it("[EXPORT-6] quotes what is far above, in short, and says of what is not kept that it is not", async () => {
		const { slug } = await roomWith((history) => {
			history.append({ sender: ANA, clientId: "far", text: "f".repeat(4_000) }, 1);
			for (let n = 2; n <= EXPORT_PAGE + 1; n++) history.append({ sender: FOUNDER, clientId: `${n}`, text: `${n}` }, n);
			history.append({ sender: FOUNDER, clientId: "reply", text: "indeed", replyTo: 1 }, 9_999);
			history.append({ sender: FOUNDER, clientId: "lost", text: "hm", replyTo: 77_777 }, 9_999);
		});
		const page = await pageOf(slug);
		expect(page).toContain(`<a class="quote" href="#m1"><b dir="auto">Ana</b> <span dir="auto">${"f".repeat(QUOTE_MAX_CHARS)}…</span></a>`);
		expect(page).toContain('<p class="quote">In reply to a message that is no longer kept</p>');
	});

	it("[EXPORT-6] is whole by itself: it loads nothing, runs nothing, and its links lead to the web or within it", async () => {
		const { slug } = await roomWith(writeEverything);
		const page = await pageOf(slug);
		expect(page).toMatch(/^<!doctype html>\s*<html lang="en">/);
		const elements = await parsed(page);
		expect(elements.map(({ name }) => name)).not.toEqual(expect.arrayContaining(["script"]));
		const addresses = elements.flatMap(({ attributes }) => attributes.filter(([name]) => ["href", "src"].includes(name)));
		for (const [name, value] of addresses)
			expect([name, value.replace(/^(https:\/\/|#m\d+$).*/, "$1")]).toEqual(["href", expect.stringMatching(/^(https:\/\/|#m\d+)$/)]);
		const [policy] = await parsed(page, "meta[http-equiv]");
		expect(policy?.attributes).toContainEqual(["content", expect.stringMatching(/^default-src 'none'; style-src 'unsafe-inline'/)]);
		expect(page).not.toMatch(/url\(|@import/);
	});

	it("[EXPORT-6] makes no element and no attribute of anything that anybody wrote, wherever it stands", async () => {
		const harmless = (text: string) => text.replace(/\S/gu, "x");
		const write = (change: (text: string) => string) => (history: History) => {
			PAYLOADS.map(change).forEach((text, n) => {
				const author = { ...ANA, id: `~${n}`, name: text };
				history.append({ sender: author, clientId: "text", text, ...(n > 0 ? { replyTo: n } : {}) }, 0);
				history.react(history.rev, author, text, true);
				const asked = history.append({ sender: author, clientId: "ask", text, command: { name: change("name"), args: text } }, 0);
				const field = text.slice(0, CARD_FIELD_MAX_CHARS);
				const card = { title: field, rows: [{ label: field, value: field }], source: field, asOf: 0, note: field };
				history.change(asked?.id ?? 0, { status: "answered", text, card });
			});
		};
		const [title = "", topic = ""] = PAYLOADS;
		const hostile = await roomWith(
			write((text) => text),
			{ title, topic },
		);
		const plain = await roomWith(write(harmless), { title: "x", topic: "x" });
		// Links are the only markup that comes of what is written; they are proved above, and taken out of both here.
		const shape = async (slug: string) =>
			(await parsed(await pageOf(slug)))
				.filter(({ name, attributes }) => name !== "a" || attributes.some(([, value]) => value.startsWith("#m")))
				.map(({ name, attributes }) =>
					[name, ...attributes.map(([attribute, value]) => (attribute === "datetime" ? attribute : `${attribute}=${value}`))].join(" "),
				);
		const harmlessShape = await shape(plain.slug);
		expect(harmlessShape.length).toBeGreaterThan(PAYLOADS.length);
		expect(await shape(hostile.slug)).toEqual(harmlessShape);
		const written = textOf(await pageOf(hostile.slug));
		expect(
			PAYLOADS.map((text) => text.toWellFormed()).filter(
				(text) => !written.includes(text.replaceAll("\0", "\uFFFD")) && !written.includes(text),
			),
		).toEqual([]);
	});
});
