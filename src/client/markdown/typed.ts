/** What stays as it was typed; addresses in it are links all the same. Pure. */
import { splitLinks } from "../../protocol/links.ts";
import type { Inline } from "./tree.ts";

export function typed(source: string): Inline[] {
	return splitLinks(source).map((piece): Inline => {
		if (piece.kind === "text") return piece;
		return { kind: "link", url: piece.url, isNamed: false, children: [{ kind: "text", text: piece.text }] };
	});
}
