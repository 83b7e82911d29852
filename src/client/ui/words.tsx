/** A run of text as it stands in a message, outside of code and with its addresses taken out: what else is in it is found here. */
import { createContext, Fragment, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { ALL, findMentions, HERE } from "../../protocol/mentions.ts";
import { pathOf } from "./address.ts";
import { followInPlace } from "./in-place.ts";
import { findRooms } from "./room-names.ts";
import { withEmoji } from "./shortcodes.ts";
import { useStore } from "./store-context.ts";

/** Whom the message mentions whose text this is, and which of these are its reader. */
export interface Mentioned {
	readonly who: readonly string[];
	readonly me: string;
	/** Whether a call of everybody was for its reader. */
	readonly isCalled: boolean;
}

/** Whether a text is within a link, in which there can be no other. */
export const InLinkContext = createContext(false);

export const MentionedContext = createContext<Mentioned | undefined>(undefined);

export function Words({ text }: { text: string }) {
	const marked = [...useMentions(text), ...useRooms(text)].sort((a, b) => a.start - b.start);
	return (
		<>
			{marked.map(({ start, end, view }, index) => (
				<Fragment key={start}>
					{withEmoji(text.slice(marked[index - 1]?.end ?? 0, start))}
					{view(text.slice(start, end))}
				</Fragment>
			))}
			{withEmoji(text.slice(marked.at(-1)?.end ?? 0))}
		</>
	);
}

/** A part of a text that is more than text. */
interface Marked {
	readonly start: number;
	readonly end: number;
	readonly view: (text: string) => VNode;
}

function useMentions(text: string): Marked[] {
	const mentioned = useContext(MentionedContext);
	if (!mentioned || mentioned.who.length === 0) return [];
	return findMentions(text)
		.filter(({ who }) => mentioned.who.includes(who))
		.map(({ who, start, end }) => ({
			start,
			end,
			view: (text) => <span class={isReader(who, mentioned) ? "mention mention-me" : "mention"}>{text}</span>,
		}));
}

/** Rooms that I know, which lead there. */
function useRooms(text: string): Marked[] {
	const store = useStore();
	const named = useContext(InLinkContext) ? [] : findRooms(text);
	// Only a text that names one follows the list.
	return named.flatMap(({ slug, start, end }) => {
		const room = store.rooms.value.find((room) => room.slug === slug);
		if (!room) return [];
		const view = (text: string) => (
			<a class="mention" href={pathOf(slug)} title={room.title} onClick={followInPlace}>
				{text}
			</a>
		);
		return [{ start, end, view }];
	});
}

function isReader(who: string, { me, isCalled }: Mentioned): boolean {
	return who === me || (isCalled && (who === ALL || who === HERE));
}
