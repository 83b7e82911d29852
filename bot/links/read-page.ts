/** What a page says of itself: its title, what it is about, and the name of its site. */

export interface PageInfo {
	title: string;
	about: string;
	site: string;
}

/** Of several that say the same, the first of these wins. */
const SAYS: Record<keyof PageInfo, readonly string[]> = {
	title: ["og:title", "twitter:title"],
	about: ["og:description", "twitter:description", "description"],
	site: ["og:site_name"],
};
/** More of one element than any preview shows. */
const TEXT_MAX_CHARS = 1_000;

/** Reads a page's head. Markup that is broken gives what can be read of it. */
export async function readPage(html: string): Promise<PageInfo> {
	const metas = new Map<string, string>();
	let title = "";
	const rewriter = new HTMLRewriter()
		.on("meta", {
			element(element) {
				const name = (element.getAttribute("property") ?? element.getAttribute("name") ?? "").toLowerCase();
				const content = element.getAttribute("content") ?? "";
				if (!metas.has(name)) metas.set(name, decode(content));
			},
		})
		.on("head > title", {
			text({ text }) {
				if (title.length < TEXT_MAX_CHARS) title += text;
			},
		});
	await rewriter.transform(new Response(html)).arrayBuffer();
	const first = (names: readonly string[]) => names.map((name) => tidy(metas.get(name) ?? "")).find((text) => text !== "") ?? "";
	return { title: first(SAYS.title) || tidy(decode(title)), about: first(SAYS.about), site: first(SAYS.site) };
}

function tidy(text: string): string {
	return text
		.slice(0, TEXT_MAX_CHARS)
		.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, " ")
		.trim();
}

const NAMED: Readonly<Record<string, string>> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: " ",
	mdash: "—",
	ndash: "–",
	hellip: "…",
};

/** The runtime's HTMLRewriter gives text and attributes as they are written. These are the references that titles have. */
function decode(text: string): string {
	return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
		if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
		const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : "\u{fffd}";
	});
}
