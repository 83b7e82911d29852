/** The reactions under a message: how many of each, which are mine, and who they are of. */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import type { Message } from "../../protocol/message.ts";
import { countOf } from "../changes.ts";
import type { OpenRoom } from "../open-room.ts";
import { figures } from "../texts/language.ts";
import { t } from "../texts/room.ts";
import { Icon } from "./icon.tsx";
import { act, myActions } from "./message-acting.ts";
import { toggleReaction } from "./reacting.ts";
import { reactionLabel, whoReacted } from "./reaction-text.ts";
import { askReactors, isMine, reactorNames } from "./reactors.ts";

interface ReactionsProps {
	room: OpenRoom;
	message: Message;
	me: string;
}

export function Reactions({ room, message, me }: ReactionsProps) {
	const kinds = Object.keys(message.reactions ?? {});
	if (kinds.length === 0) return null;
	const mayReact = myActions(room, message, me).includes("react");
	return (
		<ul class="reactions" aria-label={t.reactions.label}>
			{kinds.map((emoji) => (
				<li key={emoji}>
					<Chip room={room} message={message} me={me} emoji={emoji} mayReact={mayReact} />
				</li>
			))}
			{mayReact && (
				<li>
					<button
						type="button"
						class="chip chip-add"
						aria-haspopup="dialog"
						aria-label={t.reactions.add}
						title={t.reactions.add}
						onClick={({ currentTarget }) => act("react", room, message, currentTarget)}
					>
						<Icon name="smile" />
					</button>
				</li>
			)}
		</ul>
	);
}

function Chip({ room, message, me, emoji, mayReact }: ReactionsProps & { emoji: string; mayReact: boolean }) {
	const tip = useId();
	const isTipOpen = useSignal(false);
	const count = countOf(message, emoji);
	const mine = isMine(room, message, emoji, me);
	const open = () => {
		isTipOpen.value = true;
	};
	const close = () => {
		isTipOpen.value = false;
	};
	return (
		<button
			type="button"
			class="chip"
			aria-pressed={mine}
			aria-label={reactionLabel({ emoji, count, isMine: mine })}
			aria-describedby={isTipOpen.value ? tip : undefined}
			aria-disabled={!mayReact}
			onPointerEnter={({ pointerType }) => pointerType === "mouse" && open()}
			onPointerLeave={close}
			onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && open()}
			onBlur={close}
			onKeyDown={(event) => {
				if (event.key !== "Escape" || !isTipOpen.value) return;
				event.stopPropagation();
				close();
			}}
			onClick={() => {
				if (mayReact) toggleReaction(room, message, emoji, mine);
			}}
		>
			<span class="chip-emoji">{emoji}</span>
			<span class="chip-count">{figures(count, { notation: "compact" })}</span>
			{isTipOpen.value && <Tip id={tip} room={room} message={message} me={me} emoji={emoji} count={count} isMine={mine} />}
		</button>
	);
}

interface TipProps extends ReactionsProps {
	id: string;
	emoji: string;
	count: number;
	isMine: boolean;
}

function Tip({ id, room, message, me, emoji, count, isMine }: TipProps) {
	useEffect(() => void askReactors(room, message, emoji, me), [room, message, emoji, me]);
	return (
		<span id={id} role="tooltip" class="chip-tip">
			{whoReacted({ emoji, names: reactorNames(room, message, emoji, me), count, isMine })}
		</span>
	);
}
