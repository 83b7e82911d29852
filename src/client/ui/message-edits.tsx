/** What a message said before it was changed, for who wrote it and who moderates. */
import { fetchEdits } from "../api.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { ListDialog } from "./list-dialog.tsx";
import type { StepProps } from "./message-menu.tsx";
import { useLoaded } from "./room-loaded.ts";
import { momentText } from "./times.ts";

export function MessageEdits({ room, message, onClose }: StepProps) {
	const list = useLoaded(`${message.id} ${message.rev}`, () => fetchEdits(room.slug, message.id));
	return (
		<ListDialog id="edits-title" title={t.messageMenu.edits} list={list} onClose={onClose}>
			{(edits) => (
				<ol class="edits">
					{edits.map(({ at, text }, index) => (
						// They only ever become more.
						<li key={index}>
							<p class="edits-until">
								{fill(t.messageMenu.until, { time: <time dateTime={new Date(at).toISOString()}>{momentText(at)}</time> })}
							</p>
							<p class="edits-text" dir="auto">
								{text}
							</p>
						</li>
					))}
					<li>
						<p class="edits-until">{t.messageMenu.now}</p>
						<p class="edits-text" dir="auto">
							{message.text}
						</p>
					</li>
				</ol>
			)}
		</ListDialog>
	);
}
