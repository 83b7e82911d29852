/**
 * Some 400 payloads in every place where somebody else's words are shown: messages, names, titles, arguments, cards,
 * descriptions of commands, the address. Two people watch: one under the page's security policy, and one whose browser
 * ignores it, so that what is proved is the page itself.
 */
import type { Browser } from "playwright-core";
import * as v from "valibot";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadMarkdown } from "../../src/client/ui/markdown.ts";
import { plainText } from "../../src/client/ui/plain-text.ts";
import { NewRoomReply } from "../../src/protocol/api.ts";
import type { Answer, CommandInfo } from "../../src/protocol/jobs.ts";
import {
	CARD_FIELD_MAX_CHARS,
	CARD_ROWS_MAX,
	COMMAND_EXAMPLES_MAX,
	COMMANDS_MAX,
	MESSAGE_MAX_CHARS,
	NAME_MAX_CHARS,
	TITLE_MAX_CHARS,
} from "../../src/protocol/limits.ts";
import type { Card } from "../../src/protocol/message.ts";
import { itInFull } from "../support/full.ts";
import { Person } from "../support/person.ts";
import { sharedBrowser } from "../support/stage.ts";
import { CORPUS, PAYLOADS } from "./xss/corpus.ts";
import { type HostileChat, startHostileChat } from "./xss/hostile-chat.ts";
import { NO_HARM, Watched } from "./xss/watched.ts";

const ROOM = "attic";
/** What every fourth payload becomes in the short run, and names, titles and commands, which cost more than messages do, in the full one too. */
const EVERY_FOURTH = PAYLOADS.filter((_, index) => index % 4 === 0);
const TITLES_VISITED = 3;
/** Leaves room for the command's name. */
const ARGUMENTS_MAX_CHARS = MESSAGE_MAX_CHARS - 100;
/** Every third index has a card, so that cards overlap. */
const ROWS_PER_INDEX = CARD_ROWS_MAX / 4;
/** The page keeps no more than 300 on screen. */
const AT_ONCE = 250;
const SETTLE = { timeout: 20_000 };

let chat: HostileChat;
let browser: Browser;
let eve: Person;
/** What holds for one must hold for the other. */
let watchers: Watched[];

beforeAll(async () => {
	[chat, browser] = await Promise.all([startHostileChat(ROOM), sharedBrowser()]);
	eve = await Person.signIn(chat.url, "<b>Eve</b>");
	await eve.call("POST", "/api/rooms", { title: "<i>Attic</i>", slug: ROOM });
	await chat.announce(hostileCommands());
	watchers = await Promise.all([
		Watched.enter(browser, chat.url, `/r/${ROOM}`, "Ana", { bypassCSP: false }),
		Watched.enter(browser, chat.url, `/r/${ROOM}`, "Ben", { bypassCSP: true }),
	]);
});
afterAll(async () => {
	await browser?.close();
	await chat?.close();
});

it("the corpus has no payload twice", () => {
	expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
	expect(PAYLOADS.length).toBeGreaterThan(300);
});

it("[NAME-3] names are refused or shown as they are, by what they wrote, as present, and as writing", async () => {
	const candidates = EVERY_FOURTH.filter((payload) => [...payload].length <= NAME_MAX_CHARS);
	const people = (await Promise.all(candidates.map(signInIfAllowed))).filter((person) => person !== undefined);
	expect(people.length).toBeGreaterThan(30);
	const names = people.map(({ user }) => user.name).sort();
	const connections = await Promise.all(people.map((person) => person.enter(ROOM)));
	const ids = await Promise.all(connections.map((connection) => connection.say("This is my name.")));
	for (const connection of connections) connection.send({ type: "typing" });
	await bothFindNoHarm(async ({ visitor: { page } }) => {
		await page.locator(`[data-id="${Math.max(...ids)}"]`).waitFor();
		expect(missing(names, await page.locator(".author").allTextContents())).toEqual([]);
		expect(missing(names, await page.locator(".person-name").allTextContents())).toEqual([]);
		await page.locator(".typing bdi").waitFor();
	});
	await Promise.all(connections.map((connection) => connection.close()));
});

itInFull("arguments, answers and failures of commands are shown as they are", async () => {
	const connection = await eve.enter(ROOM);
	const ids = await Promise.all(
		EVERY_FOURTH.map(async (payload, index) => {
			const id = await connection.say(`/card ${payload.slice(0, ARGUMENTS_MAX_CHARS)}`);
			await chat.answer(id, hostileAnswer(payload, index));
			return id;
		}),
	);
	await connection.close();
	const fields = shortEnough(CARD_FIELD_MAX_CHARS).map((payload) => payload.toWellFormed());
	await bothFindNoHarm(async ({ visitor: { page } }) => {
		await page.locator(`[data-id="${Math.max(...ids)}"]`).waitFor();
		await expect.poll(() => page.locator(".command-pending").count(), SETTLE).toBe(0);
		expect(missing(fields, await page.locator(".card dd").allTextContents())).toEqual([]);
		expect(missing(fields, await page.locator(".card dt").allTextContents())).toEqual([]);
	});
});

it("[CMD-9] a card that leads anywhere but to the web is refused", async () => {
	const urls = (CORPUS.schemes ?? []).filter((url) => !/^https?:\/\//.test(url));
	const answers = urls.map((url) => chat.answer(1, { ok: true, text: "a link", card: { ...hostileCard(0), url } }));
	const ends = await Promise.allSettled(answers);
	expect(urls.filter((_, index) => ends[index]?.status !== "rejected")).toEqual([]);
});

itInFull("what a bot says of its commands is shown as it is", async () => {
	const told = hostileCommands().flatMap(({ usage, about }) => [usage, about]);
	await bothFindNoHarm(async ({ visitor }) => {
		await visitor.field.fill("/");
		const options = visitor.page.getByRole("option");
		await expect.poll(() => options.count(), SETTLE).toBe(COMMANDS_MAX);
		expect((await options.locator("code, span").allTextContents()).sort()).toEqual(told.sort());
		await visitor.field.fill("/card=");
		await expect.poll(() => options.count(), SETTLE).toBe(COMMAND_EXAMPLES_MAX);
		await visitor.field.fill("");
	});
});

itInFull("[SEND-7] all messages are shown as they were written", () => showAsWritten(PAYLOADS));

it("[SEND-7] messages are shown as they were written, less the marks of their Markdown", async () => {
	await showAsWritten([...EVERY_FOURTH, ...PAYLOADS.filter((payload) => payload.startsWith("```html"))]);
	await bothFindNoHarm(async ({ visitor: { page } }) => {
		// Code gets its colours near the screen.
		const code = page.locator("pre").filter({ hasText: "</span>" });
		await code.scrollIntoViewIfNeeded();
		await code.locator(".hljs-tag").first().waitFor();
		expect(await code.textContent()).toBe('<img src=x onerror="__pwned=1"><!-- </span> -->');
	});
});

/** Has each said, and sees it shown. */
async function showAsWritten(payloads: readonly string[]): Promise<void> {
	await loadMarkdown();
	const written = payloads.map((payload) => payload.toWellFormed());
	expect(written.filter((text) => plainText(text) === text).length, "most have no Markdown in them").toBeGreaterThan(0.8 * written.length);
	const connection = await eve.enter(ROOM);
	for (let at = 0; at < written.length; at += AT_ONCE) {
		const some = written.slice(at, at + AT_ONCE);
		const ids = await Promise.all(some.map((text) => connection.say(text)));
		await bothFindNoHarm(async ({ visitor: { page } }) => {
			await page.locator(`[data-id="${Math.max(...ids)}"]`).waitFor();
			// Each to its last character; the blocks of one are told apart by their place, not by white space.
			const shown = (await page.locator("[data-id] .bubble .text").evaluateAll(wordsOf)).slice(-some.length);
			expect(shown.map(unspaced)).toEqual(some.map((text) => unspaced(plainText(text))));
		});
	}
	await connection.close();
}

itInFull("[NAME-4] titles of rooms are refused or shown as they are, in the list, the head, the tab and the empty room", async () => {
	const titles = EVERY_FOURTH.filter((payload) => [...payload].length <= TITLE_MAX_CHARS);
	const replies = await Promise.all(titles.map((title, index) => eve.call("POST", "/api/rooms", { title, slug: `t-${index}` })));
	expect(replies.filter(({ status }) => status !== 201 && status !== 422)).toEqual([]);
	const rooms = replies.flatMap(({ status, body }) => (status === 201 ? [v.parse(NewRoomReply, body).room] : []));
	expect(rooms.length).toBeGreaterThan(40);
	await bothFindNoHarm(async ({ visitor }) => {
		const { page } = visitor;
		await page.reload();
		await visitor.isIn();
		const shown = page.locator(".room-title");
		await expect.poll(() => shown.count(), SETTLE).toBeGreaterThan(rooms.length);
		const opened = rooms.map(({ title }) => title);
		expect(missing(opened, await shown.allTextContents())).toEqual([]);
		for (const { slug, title } of rooms.slice(0, TITLES_VISITED)) {
			await page.locator(`a[href="/r/${slug}"]`).click();
			await expect.poll(() => page.locator("h1").textContent(), SETTLE).toBe(title);
			await page.getByRole("heading", { name: /^Welcome to/ }).waitFor();
			await expect.poll(() => page.title(), SETTLE).toContain(title);
		}
	});
});

// A stroke would make a path of it, even an encoded one.
it.each(["<img src=x onerror=__pwned=1>", "__proto__"])("an address with %s in it runs nothing", async (payload) => {
	const encoded = encodeURIComponent(payload);
	await bothFindNoHarm(async ({ visitor: { page } }) => {
		await page.goto(`${chat.url}/r/${encoded}?q=${encoded}#${encoded}`);
		await page.getByRole("heading", { name: "There is no such room" }).waitFor();
	});
});

it("the payloads are live: written as HTML they run where the policy is ignored, and cannot even be written where it is not", async () => {
	const [guarded, bare] = watchers;
	const writeAsHtml = (payload: string) => {
		document.body.insertAdjacentHTML("beforeend", payload);
	};
	const payload = "<img src=x onerror=__pwned=1>";
	expect(PAYLOADS).toContain(payload);
	await expect(guarded?.visitor.page.evaluate(writeAsHtml, payload)).rejects.toThrow(/TrustedHTML/);
	await bare?.visitor.page.evaluate(writeAsHtml, payload);
	await expect.poll(() => bare?.harm()).toMatchObject({ globals: ["__pwned"], elements: [expect.stringContaining("onerror")] });
});

/** Has both look at something, and then finds that nothing happened besides. */
async function bothFindNoHarm(look: (watched: Watched) => Promise<void>): Promise<void> {
	await Promise.all(
		watchers.map(async (watched) => {
			await look(watched);
			expect(await watched.harm()).toEqual(NO_HARM);
		}),
	);
}

async function signInIfAllowed(name: string): Promise<Person | undefined> {
	try {
		return await Person.signIn(chat.url, name);
	} catch (error) {
		if (/could not sign in: 422/.test(String(error))) return undefined;
		throw error;
	}
}

/** Runs in the page: what people wrote, without what the page says of their code. */
function wordsOf(texts: Element[]): string[] {
	return texts.map((text) => {
		const copy = text.cloneNode(true);
		if (!(copy instanceof Element)) return "";
		for (const said of copy.querySelectorAll(".code-head, [role=status]")) said.remove();
		return copy.textContent ?? "";
	});
}

/** A list's bullets are drawn, and are no text. */
function unspaced(text: string): string {
	return text.replace(/[\s•]/g, "");
}

/** What is not among what is shown. */
function missing(wanted: readonly string[], shown: readonly string[]): string[] {
	const all = new Set(shown);
	return wanted.filter((text) => !all.has(text));
}

function shortEnough(max: number): string[] {
	return PAYLOADS.filter((payload) => payload.length <= max);
}

/** A failure, a text or a card, in turn. */
function hostileAnswer(payload: string, index: number): Answer {
	if (index % 3 === 0) return { ok: false, code: "bad_args", text: payload, retryable: false };
	return index % 3 === 1 ? { ok: true, text: payload } : { ok: true, text: payload, card: hostileCard(index) };
}

/** A card with payloads in every field; the cards of a few indexes in a row have all that fit between them. */
function hostileCard(index: number): Card {
	const fitting = shortEnough(CARD_FIELD_MAX_CHARS);
	const at = (offset: number) => fitting[(index * ROWS_PER_INDEX + offset) % fitting.length] ?? "";
	return {
		title: at(2),
		url: 'https://example.com/"onmouseover="__pwned=1',
		rows: Array.from({ length: CARD_ROWS_MAX }, (_, row) => ({ label: at(row + 1), value: at(row) })),
		series: { values: [1, 3, 2], label: at(3) },
		source: at(4),
		asOf: 0,
		note: at(5),
	};
}

function hostileCommands(): CommandInfo[] {
	const fitting = shortEnough(CARD_FIELD_MAX_CHARS);
	const others = Array.from({ length: COMMANDS_MAX - 1 }, (_, index) => ({
		name: `c${index}`,
		usage: fitting[3 * index] ?? "",
		about: fitting[3 * index + 1] ?? "",
	}));
	const examples = fitting.slice(-COMMAND_EXAMPLES_MAX).map((payload) => ({ usage: payload, about: payload }));
	return [{ name: "card", usage: "/card=<script>__pwned=1</script>", about: "<img src=x onerror=__pwned=1>", examples }, ...others];
}
