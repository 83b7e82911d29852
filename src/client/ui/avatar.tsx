/** A person's or a bot's sign beside what they say: initials on a colour of their own. */
import type { User } from "../../protocol/message.ts";
import { hueOf, initialsOf } from "./initials.ts";

export function Avatar({ user, isSmall = false }: { user: User; isSmall?: boolean }) {
	const shape = user.kind === "bot" ? "avatar-bot" : "avatar-person";
	return (
		<span class={`avatar ${shape} hue-${hueOf(user.id)} ${isSmall ? "avatar-small" : ""}`} aria-hidden="true">
			{user.kind === "bot" ? "/" : initialsOf(user.name)}
		</span>
	);
}
