/** A command in the room: that it was asked, by whom, and what came of it. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Message } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/room.ts";
import { fill } from "../texts/words.ts";
import { CardView } from "./card-view.tsx";
import { compose } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { MessageText } from "./message-text.tsx";
import { useNow } from "./now.ts";
import { elapsed } from "./times.ts";

type Command = NonNullable<Message["command"]>;

/** Failures that asking the same again cannot mend, so that correcting it is offered. */
const TO_CORRECT = ["bad_args", "not_found", "unknown_command"];
/** After this it is said that waiting is all that is needed. */
const LONG_MS = 15_000;

interface CommandBodyProps {
	message: Message;
	command: Command;
	/** My id. */
	me: string;
	room: OpenRoom;
}

export function CommandBody({ message, command, me, room }: CommandBodyProps) {
	const { name, status, by } = command;
	if (status === "pending") return <Pending command={command} at={message.at} />;
	return (
		<div class={`command command-${status}`} data-command={name}>
			{status === "failed" ? (
				<div class="bubble command-reason">
					<Icon name="alert" />
					<MessageText text={message.text ?? t.command.none} />
				</div>
			) : message.card ? (
				<CardView card={message.card} />
			) : (
				<div class="bubble">
					<MessageText text={message.text ?? ""} />
				</div>
			)}
			<p class="asked">{fill(t.command.asked, { command: <code>{typed(command)}</code>, who: <bdi>{by.name}</bdi> })}</p>
			{status === "failed" && by.id === me && <Again message={message} command={command} room={room} />}
		</div>
	);
}

/** In the place of an answer, as high as the last answer of that command, so that nothing jumps when it comes. */
function Pending({ command, at }: { command: Command; at: number }) {
	const now = useNow(1_000);
	const element = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		const list = element.current?.closest("ol");
		const last = [...(list?.querySelectorAll<HTMLElement>(`.command-answered[data-command="${CSS.escape(command.name)}"]`) ?? [])].at(-1);
		if (last && element.current) element.current.style.blockSize = `${last.offsetHeight}px`;
	}, [command.name]);
	return (
		<div ref={element} class="command command-pending">
			<div class="card card-pending">
				<p class="pending-line">
					<span class="spinner" aria-hidden="true" />
					{now - at < LONG_MS ? t.command.waiting : t.command.stillWaiting}
				</p>
				<div class="card-ghost" aria-hidden="true">
					<i />
					<i />
					<i />
					<i />
				</div>
			</div>
			<p class="asked">
				{fill(t.command.askedAgo, {
					command: <code>{typed(command)}</code>,
					who: <bdi>{command.by.name}</bdi>,
					span: <span class="elapsed">{elapsed(Math.max(1_000, now - at))}</span>,
				})}
			</p>
		</div>
	);
}

/** The ways to ask again what failed. */
function Again({ message: { id }, command, room }: Omit<CommandBodyProps, "me">) {
	const isAsked = room.retried.value.has(id);
	return (
		<div class="row-actions">
			<button type="button" class="button button-small" aria-disabled={isAsked} onClick={() => room.retryCommand(id)}>
				{first.common.retry}
			</button>
			{command.code !== undefined && TO_CORRECT.includes(command.code) && (
				<button type="button" class="button button-small" onClick={() => compose(room.slug, typed(command, "="))}>
					{t.message.edit}
				</button>
			)}
			{isAsked && <RetryState room={room} />}
		</div>
	);
}

/** What becomes of it: the room may ask to wait, and the connection may be gone. */
function RetryState({ room }: { room: OpenRoom }) {
	const now = useNow(500);
	const until = room.retryAt.value;
	const text = !room.isThere.value
		? t.command.later
		: until === undefined
			? t.command.again
			: t.command.againIn(elapsed(Math.max(1_000, until - now + 999)));
	return (
		<span class="send-state">
			<Icon name="clock" />
			{text}
		</span>
	);
}

function typed({ name, args }: Command, between = " "): string {
	return args === "" ? `/${name}` : `/${name}${between}${args}`;
}
