/** One message. It is drawn again only when a newer copy of it comes, so that a long room stays smooth. */
import { Component } from "preact";
import type { Message } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { Avatar } from "./avatar.tsx";
import { CommandBody } from "./command-body.tsx";
import { LinkCard } from "./link-card.tsx";
import { MemberButton } from "./member-button.tsx";
import { MessageText } from "./message-text.tsx";
import { Time } from "./time.tsx";
import { Tombstone } from "./tombstone.tsx";

interface MessageRowProps {
	message: Message;
	startsGroup: boolean;
	isMine: boolean;
	/** My id. */
	me: string;
	room: OpenRoom;
}

export class MessageRow extends Component<MessageRowProps> {
	override shouldComponentUpdate(next: Readonly<MessageRowProps>): boolean {
		const { message, startsGroup, isMine } = this.props;
		// A copy that says the same is never taken into the timeline; another name of mine is.
		return next.message !== message || next.startsGroup !== startsGroup || next.isMine !== isMine;
	}

	render({ message, startsGroup, isMine, me, room }: MessageRowProps) {
		const { author, at, text, command, card, editedAt, deletedAt } = message;
		const isRemoved = deletedAt !== undefined;
		return (
			<li
				class={`row ${startsGroup ? "row-first" : ""} ${isMine ? "row-mine" : ""} ${isRemoved ? "row-removed" : ""}`}
				data-row
				data-id={message.id}
			>
				<div class="gutter">{startsGroup ? <Avatar user={author} /> : <Time class="gutter-time" at={at} />}</div>
				<div class="row-body">
					{startsGroup ? (
						<p class="row-head">
							<bdi class="author">{author.name}</bdi>
							{author.kind === "bot" && <span class="bot-badge">bot</span>}
							<Time class="row-time" at={at} />
							{!isMine && <MemberButton room={room} user={author} />}
						</p>
					) : (
						<span class="visually-hidden">{author.name}: </span>
					)}
					{isRemoved ? (
						<Tombstone />
					) : command ? (
						<CommandBody message={message} command={command} me={me} room={room} />
					) : (
						<>
							<div class="bubble">
								<MessageText text={text ?? ""} />
								{editedAt !== undefined && <span class="edited">edited</span>}
							</div>
							{card && <LinkCard card={card} />}
						</>
					)}
				</div>
			</li>
		);
	}
}
