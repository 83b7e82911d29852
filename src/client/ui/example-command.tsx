/** Something to try where nothing was said yet: what a bot can be asked, which one click asks. */
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/later.ts";
import { focusComposer } from "./drafts.ts";
import { useStore } from "./store-context.ts";

export function ExampleCommand({ room }: { room: OpenRoom }) {
	const [example] = useStore().commands.value;
	if (!example) return null;
	return (
		<div class="empty-step">
			<p class="empty-label">{t.empty.askBot}</p>
			<button
				type="button"
				class="example"
				onClick={() => {
					room.say(example.usage);
					focusComposer();
				}}
			>
				<code>{example.usage}</code>
				<span>{example.about}</span>
			</button>
		</div>
	);
}
