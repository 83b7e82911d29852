/** A command in the room: that it was asked, by whom, and what came of it. */
import type { Message } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { CardView } from "./card-view.tsx";
import { compose } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { MessageText } from "./message-text.tsx";
import { useNow } from "./now.ts";
import { elapsed } from "./times.ts";

type Command = NonNullable<Message["command"]>;

/** Failures that asking the same again cannot mend, so that correcting it is offered. */
const TO_CORRECT = ["bad_args", "not_found", "unknown_command"];

interface CommandBodyProps {
	message: Message;
	command: Command;
	/** My id. */
	me: string;
	room: OpenRoom;
}

export function CommandBody({ message, command, me, room }: CommandBodyProps) {
	const { status, by, code } = command;
	if (status === "pending") return <Pending command={command} at={message.at} />;
	return (
		<div class={`command command-${status}`}>
			{status === "failed" ? (
				<div class="bubble command-reason">
					<Icon name="alert" />
					<MessageText text={message.text ?? "No answer."} />
				</div>
			) : message.card ? (
				<CardView card={message.card} />
			) : (
				<div class="bubble">
					<MessageText text={message.text ?? ""} />
				</div>
			)}
			<p class="asked">
				<code>{typed(command)}</code> asked by <bdi>{by.name}</bdi>
			</p>
			{status === "failed" && by.id === me && (
				<div class="row-actions">
					<button type="button" class="button button-small" onClick={() => room.retryCommand(message.id)}>
						Retry
					</button>
					{code !== undefined && TO_CORRECT.includes(code) && (
						<button type="button" class="button button-small" onClick={() => compose(room.slug, typed(command, "="))}>
							Edit
						</button>
					)}
				</div>
			)}
		</div>
	);
}

function Pending({ command, at }: { command: Command; at: number }) {
	const now = useNow(1_000);
	return (
		<div class="command command-pending bubble">
			<p class="pending-line">
				<span class="spinner" aria-hidden="true" />
				<code>{typed(command)}</code>
				<span class="visually-hidden">is waiting for its answer</span>
			</p>
			<p class="asked">
				asked by <bdi>{command.by.name}</bdi> · <span class="elapsed">{elapsed(now - at)}</span>
			</p>
		</div>
	);
}

function typed({ name, args }: Command, between = " "): string {
	return args === "" ? `/${name}` : `/${name}${between}${args}`;
}
