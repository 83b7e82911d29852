/** A run of text as it stands in a message, outside of code and with its addresses taken out: what else is in it is found here. */
import { createContext, Fragment } from "preact";
import { useContext } from "preact/hooks";
import { ALL, findMentions, HERE } from "../../protocol/mentions.ts";
import { withEmoji } from "./shortcodes.ts";

/** Whom the message mentions whose text this is, and which of these are its reader. */
export interface Mentioned {
	readonly who: readonly string[];
	readonly me: string;
	/** Whether a call of everybody was for its reader. */
	readonly isCalled: boolean;
}

export const MentionedContext = createContext<Mentioned | undefined>(undefined);

export function Words({ text }: { text: string }) {
	const mentioned = useContext(MentionedContext);
	if (!mentioned || mentioned.who.length === 0) return <>{withEmoji(text)}</>;
	const found = findMentions(text).filter(({ who }) => mentioned.who.includes(who));
	return (
		<>
			{found.map(({ who, start, end }, index) => (
				<Fragment key={start}>
					{withEmoji(text.slice(found[index - 1]?.end ?? 0, start))}
					<span class={isReader(who, mentioned) ? "mention mention-me" : "mention"}>{text.slice(start, end)}</span>
				</Fragment>
			))}
			{withEmoji(text.slice(found.at(-1)?.end ?? 0))}
		</>
	);
}

function isReader(who: string, { me, isCalled }: Mentioned): boolean {
	return who === me || (isCalled && (who === ALL || who === HERE));
}
