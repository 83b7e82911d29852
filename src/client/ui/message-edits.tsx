/** What a message said before it was changed, for who wrote it and who moderates. */
import { fetchEdits } from "../api.ts";
import { ListDialog } from "./list-dialog.tsx";
import type { StepProps } from "./message-menu.tsx";
import { useLoaded } from "./room-loaded.ts";
import { momentText } from "./times.ts";

export function MessageEdits({ room, message, onClose }: StepProps) {
	const list = useLoaded(`${message.id} ${message.rev}`, () => fetchEdits(room.slug, message.id));
	return (
		<ListDialog id="edits-title" title="Earlier texts" list={list} onClose={onClose}>
			{(edits) => (
				<ol class="edits">
					{edits.map(({ at, text }, index) => (
						// They only ever become more.
						<li key={index}>
							<p class="edits-until">
								until <time dateTime={new Date(at).toISOString()}>{momentText(at)}</time>
							</p>
							<p class="edits-text" dir="auto">
								{text}
							</p>
						</li>
					))}
					<li>
						<p class="edits-until">now</p>
						<p class="edits-text" dir="auto">
							{message.text}
						</p>
					</li>
				</ol>
			)}
		</ListDialog>
	);
}
