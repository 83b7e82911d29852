/** What somebody typed, as text nodes and nothing else; addresses in it become links. */

import { splitLinks } from "../../protocol/links.ts";
import { isFewEmoji } from "./emoji.ts";

export function MessageText({ text }: { text: string }) {
	return (
		<p class={`text ${isFewEmoji(text) ? "text-emoji" : ""}`} dir="auto">
			{splitLinks(text).map((piece, index) =>
				piece.kind === "text" ? (
					piece.text
				) : (
					// The pieces of a text never change places.
					<a key={index} href={piece.url} target="_blank" rel="noopener noreferrer nofollow">
						{piece.text}
					</a>
				),
			)}
		</p>
	);
}
