/** One message. It is drawn again only when a newer copy of it comes, so that a long room stays smooth. */
import { Component } from "preact";
import type { Message } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { Avatar } from "./avatar.tsx";
import { ChangeState } from "./change-state.tsx";
import { CommandBody } from "./command-body.tsx";
import { EditedMark } from "./edited-mark.tsx";
import { LinkCard } from "./link-card.tsx";
import { MemberButton } from "./member-button.tsx";
import { MessageFiles } from "./message-files.tsx";
import { MessageText } from "./message-text.tsx";
import { Quote } from "./quote.tsx";
import { Reactions } from "./reactions.tsx";
import { RowActions } from "./row-actions.tsx";
import type { RowFocus } from "./row-focus.ts";
import { Time } from "./time.tsx";
import { Tombstone } from "./tombstone.tsx";

interface MessageRowProps {
	message: Message;
	startsGroup: boolean;
	isMine: boolean;
	/** My id. */
	me: string;
	room: OpenRoom;
	focus: RowFocus;
}

export class MessageRow extends Component<MessageRowProps> {
	override shouldComponentUpdate(next: Readonly<MessageRowProps>): boolean {
		const { message, startsGroup, isMine } = this.props;
		// A copy that says the same is never taken into the timeline; another name of mine is.
		return next.message !== message || next.startsGroup !== startsGroup || next.isMine !== isMine;
	}

	render({ message, startsGroup, isMine, me, room, focus }: MessageRowProps) {
		const { id, author, at, text, replyTo, mentions, command, card, files, deletedAt } = message;
		const isRemoved = deletedAt !== undefined;
		const isForMe = room.reading.concerns(message);
		const mentioned = mentions && { who: mentions, me, isCalled: isForMe };
		return (
			<li
				class={`row ${startsGroup ? "row-first" : ""} ${isMine ? "row-mine" : ""} ${isRemoved ? "row-removed" : ""} ${isForMe ? "row-for-me" : ""}`}
				data-row
				data-id={id}
				tabIndex={-1}
			>
				<div class="gutter">{startsGroup ? <Avatar user={author} /> : <Time class="gutter-time" at={at} />}</div>
				<div class="row-body">
					{startsGroup ? (
						<p class="row-head">
							<bdi class="author">{author.name}</bdi>
							{author.kind === "bot" && <span class="bot-badge">{t.people.bot}</span>}
							{id <= (room.info.peek()?.importedTo ?? 0) && (
								<span class="bot-badge" title={t.message.importedWhy}>
									{t.message.imported}
								</span>
							)}
							<Time class="row-time" at={at} />
							{!isMine && <MemberButton room={room} user={author} />}
						</p>
					) : (
						<span class="visually-hidden">{t.message.by(author.name)}</span>
					)}
					{isForMe && <span class="visually-hidden">{t.message.forMe}</span>}
					{isRemoved ? (
						<Tombstone />
					) : command ? (
						<CommandBody message={message} command={command} me={me} room={room} />
					) : (
						<>
							{(text !== "" || replyTo !== undefined) && (
								<div class="bubble">
									{replyTo !== undefined && <Quote room={room} id={replyTo} />}
									{text !== "" && <MessageText text={text ?? ""} mentioned={mentioned} />}
									<EditedMark room={room} message={message} me={me} />
								</div>
							)}
							{files && <MessageFiles slug={room.slug} files={files} />}
							{card && <LinkCard card={card} />}
						</>
					)}
					<ChangeState room={room} message={message} />
					{!isRemoved && <Reactions room={room} message={message} me={me} />}
				</div>
				<RowActions room={room} message={message} me={me} focus={focus} />
			</li>
		);
	}
}
