/** Going elsewhere by a few letters: a room, a conversation, or somebody to begin one with. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import { openDirect } from "../rooms-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { Avatar } from "./avatar.tsx";
import { focusComposer } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { isComposing } from "./keys.ts";
import { knownRooms } from "./known-rooms.ts";
import { isMac, pageKeyOf } from "./page-keys.ts";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
import { RoomIcon } from "./room-icon.tsx";
import { RoomMarks, RoomSign } from "./room-link.tsx";
import { Modal } from "./room-modal.tsx";
import { loadPeople, peopleOf } from "./room-people.ts";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";
import { peopleStops, type RoomStop, type Stop, stopsFor } from "./switching.ts";
import { isTouch } from "./touch.ts";

const optionId = (index: number) => `switcher-${index}`;

export function Switcher({ me, onClose }: { me: User; onClose: () => void }) {
	const store = useStore();
	const query = useSignal("");
	const chosen = useSignal(0);
	/** Counts the answers to who belongs to the room, which no signal tells. */
	const asked = useSignal(0);
	const { error, isBusy, run } = useAction();
	const room = store.room.value;
	// Only accounts have conversations.
	const isAccount = me.kind === "account";
	useEffect(() => {
		if (room && isAccount) void loadPeople(room).then(() => asked.value++);
	}, [room, isAccount]);
	const stops = useComputed(() => {
		asked.value;
		const rooms = knownRooms(store.rooms.value, store.opened.value).map(
			(room): RoomStop => ({ kind: "room", title: titleFor(room, me.name), room, unread: store.news(room.slug) }),
		);
		const people = isAccount ? [...store.opened.value.values()].flatMap(peopleOf) : [];
		return [...rooms, ...peopleStops(people, me.id, rooms)];
	});
	const found = stopsFor(query.value, stops.value, store.visited);
	const choice = Math.min(chosen.value, found.length - 1);
	useEffect(() => document.getElementById(optionId(choice))?.scrollIntoView({ block: "nearest" }), [choice, query.value]);

	const go = async (stop: Stop | undefined, close: () => void) => {
		if (!stop) return;
		const show = (slug: string) => {
			close();
			store.show(slug);
			// A room that was on screen already has nothing that takes the focus.
			if (!isTouch()) focusComposer();
		};
		if (stop.kind === "room") show(stop.room.slug);
		else if (await run(async () => show((await openDirect(stop.user.id)).slug))) await store.refresh();
	};
	const press = (event: KeyboardEvent, close: () => void) => {
		if (isComposing(event)) return;
		const isAgain = pageKeyOf(event, isMac()) === "switch";
		const last = found.length - 1;
		const next = { ArrowDown: choice === last ? 0 : choice + 1, ArrowUp: choice <= 0 ? last : choice - 1, Home: 0, End: last }[event.key];
		if (isAgain) close();
		else if (event.key === "Enter") void go(found[choice], close);
		else if (next === undefined || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
		else chosen.value = Math.max(0, next);
		event.preventDefault();
		// The page's own key would open it anew.
		if (isAgain) event.stopPropagation();
	};
	return (
		<Modal class="dialog switcher" labelledBy="switcher-title" closesOutside onClose={onClose}>
			{(close) => (
				<div class="switcher-body">
					<h2 id="switcher-title" class="visually-hidden">
						{t.switcher.title}
					</h2>
					<div class="switcher-field">
						<RoomIcon name="search" />
						<input
							type="text"
							role="combobox"
							aria-label={t.switcher.field}
							aria-autocomplete="list"
							aria-expanded={found.length > 0}
							aria-controls="switcher-list"
							aria-activedescendant={found.length > 0 ? optionId(choice) : undefined}
							placeholder={isAccount ? t.switcher.toAll : t.switcher.toRooms}
							enterKeyHint="go"
							autoComplete="off"
							autoCapitalize="off"
							spellcheck={false}
							dir="auto"
							value={query.value}
							onInput={({ currentTarget }) => {
								query.value = currentTarget.value;
								chosen.value = 0;
							}}
							onKeyDown={(event) => press(event, close)}
						/>
						<button type="button" class="icon-button" aria-label={first.common.close} onClick={close}>
							<Icon name="close" />
						</button>
					</div>
					<div id="switcher-list" class="switcher-list" role="listbox" aria-label={t.switcher.list} aria-busy={isBusy.value}>
						{found.map((stop, index) => (
							// biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus.
							<div
								key={stop.kind === "room" ? stop.room.slug : `@${stop.user.id}`}
								id={optionId(index)}
								class={`switcher-option ${stop.kind === "room" && store.isQuiet(stop.room.slug) ? "room-silent" : ""}`}
								role="option"
								tabIndex={-1}
								aria-selected={index === choice}
								onMouseDown={(event) => event.preventDefault()}
								onPointerMove={() => {
									chosen.value = index;
								}}
								onClick={() => void go(stop, close)}
							>
								<Option stop={stop} />
							</div>
						))}
					</div>
					<div class="switcher-note" role="status">
						{found.length === 0 && <p>{isAccount ? t.switcher.nobody : t.switcher.noRoom}</p>}
						<Problem text={error.value} />
					</div>
					<p class="switcher-keys" aria-hidden="true">
						<span>
							{fill(t.switcher.choose, {
								keys: (
									<span class="keys">
										<kbd>↑</kbd>
										<kbd>↓</kbd>
									</span>
								),
							})}
						</span>
						<span>{fill(t.switcher.go, { key: <kbd>Enter</kbd> })}</span>
						<span>{fill(t.switcher.close, { key: <kbd>Esc</kbd> })}</span>
					</p>
				</div>
			)}
		</Modal>
	);
}

function Option({ stop }: { stop: Stop }) {
	if (stop.kind === "person") {
		return (
			<>
				<span class="room-sign">
					<Avatar user={stop.user} isSmall />
				</span>
				<span class="switcher-title">
					<bdi>{stop.title}</bdi>{" "}
					<span class="switcher-more" dir="ltr">
						@{stop.user.id}
					</span>
				</span>
			</>
		);
	}
	const { room, title, unread } = stop;
	return (
		<>
			<RoomSign room={room} />
			<span class={`switcher-title ${unread.messages > 0 ? "room-unread" : ""}`}>
				<bdi>{title}</bdi>{" "}
				{room.archivedAt === undefined ? (
					<bdi class="switcher-more">{room.topic}</bdi>
				) : (
					<span class="switcher-more">{t.switcher.archived}</span>
				)}
			</span>
			<RoomMarks slug={room.slug} />
		</>
	);
}
