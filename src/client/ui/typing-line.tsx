/** Who is writing. Its height is there whether or not anybody is, so that nothing jumps. */
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { typingText } from "./typing-text.ts";

export function TypingLine({ room, me }: { room: OpenRoom; me: User }) {
	const names = room.typing.value.filter(({ id }) => id !== me.id).map(({ name }) => name);
	return (
		<p class="typing">
			{names.length > 0 && (
				<>
					<span class="typing-dots" aria-hidden="true">
						<i />
						<i />
						<i />
					</span>
					<bdi>{typingText(names)}</bdi>
				</>
			)}
		</p>
	);
}
