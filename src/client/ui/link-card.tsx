/** What a link in a message leads to, as a bot found it out: the site, the title, and what it is about. */
import { safeUrl } from "../../protocol/links.ts";
import type { Card } from "../../protocol/message.ts";

export function LinkCard({ card }: { card: Card }) {
	const { title, source, note } = card;
	const url = card.url === undefined ? undefined : safeUrl(card.url);
	return (
		<article class="link-card">
			<p class="link-card-source">
				<bdi>{source}</bdi>
			</p>
			<h2 class="link-card-title" dir="auto">
				{url === undefined ? (
					title
				) : (
					<a href={url} target="_blank" rel="noopener noreferrer nofollow">
						{title}
					</a>
				)}
			</h2>
			{note !== undefined && (
				<p class="link-card-note" dir="auto">
					{note}
				</p>
			)}
		</article>
	);
}
