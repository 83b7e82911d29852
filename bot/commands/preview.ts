/** Looks a link up: an address in, the page's title and what it is about out. Rooms ask it, not people. */

import { CARD_FIELD_MAX_CHARS } from "../../src/protocol/limits.ts";
import { answered, type Command, defineCommand, refused } from "../command.ts";
import { fetchPage } from "../links/fetch-page.ts";
import { readPage } from "../links/read-page.ts";
import { clipLine } from "../text.ts";

const NOTHING = "There is no preview of this link.";

export const previewCommand: Command = defineCommand({
	name: "preview",
	usage: "/preview=https://example.org",
	about: "What a link leads to",
	isHidden: true,
	async run(args, { fetch, now }) {
		const page = await fetchPage(args.trim(), fetch);
		if (page.kind === "later") return { kind: "later", code: "unavailable" };
		if (page.kind === "none") return refused("not_found", NOTHING);
		const { title, about, site } = await readPage(page.html);
		if (title === "") return refused("not_found", NOTHING);
		const { href, hostname } = page.url;
		const clipped = clipLine(title, CARD_FIELD_MAX_CHARS);
		return answered({
			text: clipped,
			card: {
				title: clipped,
				...(href.length > CARD_FIELD_MAX_CHARS ? {} : { url: href }),
				rows: [],
				source: clipLine(site || hostname, CARD_FIELD_MAX_CHARS),
				asOf: now(),
				...(about === "" ? {} : { note: clipLine(about, CARD_FIELD_MAX_CHARS) }),
			},
		});
	},
});
