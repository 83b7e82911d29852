/**
 * A room's messages as one page of HTML that needs nothing else: it is read without a server, printed, and kept. It has no
 * script, and whatever people wrote is text in it. Made a stretch at a time.
 */
import { html, raw } from "hono/html";
import type { FileInfo } from "../protocol/files.ts";
import { safeUrl, splitLinks } from "../protocol/links.ts";
import type { Card, Message, Room, User } from "../protocol/message.ts";
import { type Quote, quote, type Stretch } from "../room/reader.ts";
import { EXPORT_STYLE } from "./export-style.ts";

type Markup = ReturnType<typeof html>;

/** What one person says within this time of their last words stands under one name. */
const GROUP_MS = 5 * 60_000;

/** The page, from its head to its foot: one that ends without it is not whole. `now`: when it is made. */
export async function* documentOf(room: Room, stretches: AsyncIterable<Stretch>, now: number): AsyncGenerator<string> {
	yield String(await head(room, now));
	let last: Message | undefined;
	let count = 0;
	for await (const { messages, quoted } of stretches) {
		const quotes = new Map([...quoted, ...messages.map(quote)].map((one) => [one.id, one]));
		let text = "";
		for (const message of messages) {
			text += String(await html`${beginning(message, last)}${article(message, quotes, !continues(last, message))}`);
			last = message;
		}
		count += messages.length;
		yield text;
	}
	yield String(await foot(count));
}

function head({ title, topic, importedTo }: Room, now: number): Markup {
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(EXPORT_STYLE)}</style>
</head>
<body>
<header class="top">
<h1 dir="auto">${title}</h1>
${topic !== "" && html`<p class="topic" dir="auto">${topic}</p>`}
<p class="about">As it was on ${time(now, `${longDay(now)}, ${clock(now)}`)}. All times are UTC.</p>
${
	importedTo !== undefined &&
	html`<p class="about">Up to <a href="#m${importedTo}">one message</a> all was imported by an owner of the room. Who wrote that was not checked.</p>`
}
</header>
<main>`;
}

function foot(count: number): Markup {
	const what = count === 0 ? "Nothing was said here." : count === 1 ? "1 message." : `${count.toLocaleString("en")} messages.`;
	return html`
</main>
<footer class="about">${what}</footer>
</body>
</html>
`;
}

/** The name of the day, where a day begins. */
function beginning({ at }: Message, last: Message | undefined): Markup | false {
	const isSameDay = last !== undefined && day(last.at) === day(at);
	return !isSameDay && html`\n<h2><time datetime="${day(at)}">${longDay(at)}</time></h2>`;
}

function article(message: Message, quotes: ReadonlyMap<number, Quote>, startsGroup: boolean): Markup {
	const { id, at, author, replyTo, reactions = {} } = message;
	const kinds = Object.entries(reactions);
	return html`
<article id="m${id}"${startsGroup && raw(' class="first"')}>
<p class="head"><span class="author" dir="auto">${author.name}</span>${badge(author)} <a href="#m${id}">${time(at, clock(at))}</a></p>
${replyTo !== undefined && reply(replyTo, quotes.get(replyTo))}${body(message)}${
	kinds.length > 0 && html`<ul class="reactions">${kinds.map(([emoji, people]) => html`<li>${emoji} ${people.length}</li>`)}</ul>`
}
</article>`;
}

function badge({ kind, id }: User): Markup | false {
	if (kind === "bot") return html` <span class="badge">bot</span>`;
	return kind === "account" && html` <span class="handle">@${id}</span>`;
}

function reply(to: number, quoted: Quote | undefined): Markup {
	if (!quoted) return html`<p class="quote">In reply to a message that is no longer kept</p>\n`;
	const said = quoted.text === null ? html`<i>This message was removed.</i>` : html`<span dir="auto">${quoted.text}</span>`;
	return html`<a class="quote" href="#m${to}"><b dir="auto">${quoted.author.name}</b> ${said}</a>\n`;
}

function body({ text, command, card, files = [], editedAt, at }: Message): Markup {
	if (text === null) return html`<p class="removed">This message was removed.</p>`;
	const edited = editedAt !== undefined && html` <span class="edited">edited ${time(editedAt, moment(editedAt, at))}</span>`;
	const said = html`<p class="text" dir="auto">${linked(text)}${edited}</p>`;
	if (!command) return html`${said}${files.map(attachment)}${card && table(card)}`;
	const { name, args, by, status } = command;
	return html`${status !== "pending" && (card ? table(card) : said)}
<p class="asked"><code dir="auto">/${name}${args !== "" && ` ${args}`}</code> asked by <bdi>${by.name}</bdi>${
		status === "pending" && " and not answered yet"
	}</p>`;
}

/** A file's name, and what it shows where somebody has said so; its bytes are not here. */
function attachment({ name, alt }: FileInfo): Markup {
	return html`<p class="note">File: <bdi>${name}</bdi>${alt !== undefined && html` (<bdi>${alt}</bdi>)`}</p>
`;
}

/** A card's figures; the line that they make is left out. */
function table({ title, url, rows, source, asOf, note }: Card): Markup {
	const href = url === undefined ? undefined : safeUrl(url);
	return html`<table>
<caption dir="auto">${href === undefined ? title : link(href, title)}</caption>
${rows.map(
	({ label, value, tone }) => html`<tr><th scope="row" dir="auto">${label}</th> <td dir="auto" class="${tone ?? ""}">${value}</td></tr>
`,
)}
</table>
${note !== undefined && html`<p class="note" dir="auto">${note}</p>`}
<p class="asked"><bdi>${source}</bdi>, as of ${time(asOf, `${longDay(asOf)}, ${clock(asOf)}`)}</p>`;
}

function linked(text: string): (string | Markup)[] {
	return splitLinks(text).map((piece) => (piece.kind === "link" ? link(piece.url, piece.text) : piece.text));
}

function link(url: string, text: string): Markup {
	return html`<a href="${url}" rel="noopener noreferrer nofollow">${text}</a>`;
}

/** Whether something said goes on under the name of what was said before it. */
function continues(last: Message | undefined, { author, at }: Message): boolean {
	if (last === undefined || day(last.at) !== day(at)) return false;
	return last.author.id === author.id && author.kind !== "bot" && Math.abs(at - last.at) < GROUP_MS;
}

const LONG_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });

/** "2026-11-24"; empty for a time that no calendar has, which only a bot can name. */
function day(at: number): string {
	return isoOf(at).slice(0, 10);
}

function longDay(at: number): string {
	return isoOf(at) === "" ? "an unknown day" : LONG_DAY.format(at);
}

function clock(at: number): string {
	return isoOf(at).slice(11, 16);
}

/** The time of day, and the day too where it is another than that of `near`. */
function moment(at: number, near: number): string {
	return day(at) === day(near) ? clock(at) : `${day(at)} ${clock(at)}`;
}

function time(at: number, text: string): Markup {
	return html`<time datetime="${isoOf(at)}">${text}</time>`;
}

function isoOf(at: number): string {
	const date = new Date(at);
	return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
