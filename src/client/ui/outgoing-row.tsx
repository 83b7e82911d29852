/** What I said and the room has not shown yet: on its way, waiting for the connection, or refused and what to do then. */
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import type { Outgoing } from "../outbox.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/room.ts";
import { Avatar } from "./avatar.tsx";
import { asMessage } from "./completing.ts";
import { Icon } from "./icon.tsx";
import { MessageFiles } from "./message-files.tsx";
import { MessageText } from "./message-text.tsx";
import { Quote } from "./quote.tsx";
import { Time } from "./time.tsx";

interface OutgoingRowProps {
	outgoing: Outgoing;
	me: User;
	startsGroup: boolean;
	isOnline: boolean;
	room: OpenRoom;
}

export function OutgoingRow({ outgoing, me, startsGroup, isOnline, room }: OutgoingRowProps) {
	const { id, text, replyTo, files, at, state } = outgoing;
	/** What is on its way cannot be had back. */
	const isHere = room.held.value !== undefined || !isOnline;
	return (
		<li class={`row row-mine ${startsGroup ? "row-first" : ""} row-${state.kind}`} data-row data-outgoing={state.kind}>
			<div class="gutter">{startsGroup && <Avatar user={me} />}</div>
			<div class="row-body">
				{startsGroup && (
					<p class="row-head">
						<bdi class="author">{me.name}</bdi>
						<Time class="row-time" at={at} />
					</p>
				)}
				{(text !== "" || replyTo !== undefined) && (
					<div class="bubble">
						{replyTo !== undefined && <Quote room={room} id={replyTo} />}
						{text !== "" && <MessageText text={text} />}
					</div>
				)}
				{files && <MessageFiles slug={room.slug} files={files} />}
				{state.kind === "waiting" && (
					<p class="send-state">
						<Icon name="clock" />
						{isOnline ? (isHere ? t.message.waiting : t.message.sending) : t.message.sendLater}
						{isHere && (
							<button type="button" class="link-button" onClick={() => room.discard(id)}>
								{t.message.delete}
							</button>
						)}
					</p>
				)}
				{state.kind === "failed" && (
					<div class="send-failed">
						<p role="alert">
							<Icon name="alert" />
							<span>
								<strong>{t.message.notSent}</strong> {state.text}
							</span>
						</p>
						<div class="row-actions">
							{state.code === "unknown_command" && (
								<button
									type="button"
									class="button button-small"
									onClick={() => {
										room.discard(id);
										room.say(asMessage(text), replyTo, files);
									}}
								>
									{t.message.sendAsMessage}
								</button>
							)}
							<button type="button" class="button button-small" onClick={() => room.sayAgain(id)}>
								{first.common.retry}
							</button>
							<button type="button" class="button button-small" onClick={() => room.discard(id)}>
								{t.message.delete}
							</button>
						</div>
					</div>
				)}
			</div>
		</li>
	);
}
