/** One message that was found: who said it and when, and what of it was looked for. */
import type { Message } from "../../protocol/message.ts";
import { t } from "../texts/later.ts";
import { pathOf } from "./address.ts";
import { Avatar } from "./avatar.tsx";
import { excerpt } from "./search-marks.ts";
import { fullTime, longDate, shortTime } from "./times.ts";

interface SearchResultProps {
	message: Message;
	slug: string;
	needles: readonly string[];
	onGo: () => void;
}

export function SearchResult({ message: { id, author, at, text }, slug, needles, onGo }: SearchResultProps) {
	return (
		<li>
			<a
				class="search-result"
				href={pathOf(slug, id)}
				onClick={(event) => {
					// Another tab is another tab's.
					if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
					event.preventDefault();
					onGo();
				}}
			>
				<Avatar user={author} isSmall />
				<span class="search-result-head">
					<bdi class="author">{author.name}</bdi>
					<time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
						{t.search.when(longDate(at), shortTime(at))}
					</time>
				</span>
				<span class="search-result-text" dir="auto">
					{excerpt(text ?? "", needles).map((part, index) =>
						// The parts of a text never change places.
						part.isHit ? <mark key={index}>{part.text}</mark> : part.text,
					)}
				</span>
			</a>
		</li>
	);
}
