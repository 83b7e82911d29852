/** What is said in a room, oldest first, with what I am about to say at its end. It stays where its reader is. */
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import { firstNew as findFirstNew } from "../divider.ts";
import type { OpenRoom } from "../open-room.ts";
import type { Target } from "../pages.ts";
import { t } from "../texts/room.ts";
import { shownOf } from "../timeline-window.ts";
import { followAttention } from "./attention.ts";
import { FirstNew } from "./first-new.ts";
import { continues, rowsOf } from "./grouping.ts";
import { showTarget } from "./jump.ts";
import { onDemand } from "./lazy.tsx";
import { ListEnd } from "./list-end.tsx";
import { ListLine } from "./list-line.tsx";
import { ListTop } from "./list-top.tsx";
import { MessageRow } from "./message-row.tsx";
import { NewPill } from "./new-pill.tsx";
import { useNow } from "./now.ts";
import { OutgoingRow } from "./outgoing-row.tsx";
import { useRowFocus } from "./row-acting.ts";
import { KeeperContext, ScrollKeeper } from "./scroll-keeper.ts";
import { dayOf } from "./times.ts";
import { UnreadBanner } from "./unread-banner.tsx";

const EmptyRoom = onDemand((parts) => parts.EmptyRoom);

/** "Today" becomes "Yesterday" at some time. */
const DAY_CHECK_MS = 60_000;
/** Before messages are asked for again that could not be had. */
const AGAIN_MS = 3_000;

export function MessageList({ room, me }: { room: OpenRoom; me: User }) {
	const now = useNow(DAY_CHECK_MS);
	const scroller = useRef<HTMLDivElement>(null);
	const keeper = useMemo(() => new ScrollKeeper(), []);
	const firstNew = useMemo(() => new FirstNew(room), [room]);
	const timeline = room.timeline.value;
	const messages = room.messages.value;
	const { hasOlder, hasNewer } = shownOf(timeline);
	const target = room.pages.target.value;
	const outbox = room.outbox.value;
	const isOpen = room.status.value.kind === "open";
	const { list, focus } = useRowFocus(room, me.id);
	const firstNewId = findFirstNew(room.reading.divider.value, { messages, hasOlder }, me.id)?.id;
	const rows = useMemo(() => rowsOf(messages, dayOf, firstNewId), [messages, firstNewId]);
	keeper.before();
	keeper.isLive = !hasNewer;

	const shownTarget = useRef<Target | undefined>(undefined);
	useLayoutEffect(() => {
		keeper.after();
		if (!target || target === shownTarget.current || !scroller.current) return;
		shownTarget.current = target;
		showTarget(target, scroller.current, keeper);
	});

	const loadMore = useMemo(() => {
		let triedAt = 0;
		const load = async (page: () => Promise<void>) => {
			if (Date.now() - triedAt < AGAIN_MS) return;
			const before = room.timeline.peek();
			await page();
			if (room.timeline.peek() === before && !room.pages.loading.peek()) triedAt = Date.now();
		};
		return () => {
			if (keeper.isNearTop() && shownOf(room.timeline.peek()).hasOlder) void load(() => room.pages.loadOlder());
			else if (keeper.isNearEnd() && room.timeline.peek().window) void load(() => room.pages.loadNewer());
		};
	}, [keeper, room]);
	useLayoutEffect(() => {
		const element = scroller.current;
		if (!element) return;
		const detach = keeper.attach(element, () => {
			room.place = keeper.isAtEnd.peek() ? undefined : Number(keeper.topRow()?.dataset.id ?? 0) || undefined;
			loadMore();
			firstNew.look(element);
		});
		keeper.after();
		return () => {
			detach();
			room.place = undefined;
		};
	}, [keeper, loadMore, firstNew, room]);
	useEffect(() => {
		if (scroller.current && list.current) return followAttention(scroller.current, list.current, (...seen) => room.reading.look(...seen));
	}, [room]);
	useEffect(() => {
		// A page that does not fill the screen cannot be scrolled for more.
		loadMore();
		if (scroller.current) firstNew.look(scroller.current);
	});

	const isLoaded = timeline.room !== undefined;
	const isEmpty = isLoaded && messages.length === 0 && outbox.length === 0 && !hasOlder;
	const lastMessage = messages.at(-1);
	return (
		<div class="list-frame">
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area that the keyboard cannot reach cannot be read with it. */}
			<div ref={scroller} class="scroller" role="log" aria-live="off" aria-label={t.list.label} tabIndex={0}>
				{isEmpty ? <EmptyRoom room={room} /> : <ListTop room={room} />}
				<KeeperContext.Provider value={keeper}>
					<ol ref={list} class="messages">
						{rows.map((row) =>
							row.kind === "message" ? (
								<MessageRow
									key={row.key}
									message={row.message}
									startsGroup={row.startsGroup}
									isMine={row.message.author.id === me.id}
									me={me.id}
									room={room}
									focus={focus}
								/>
							) : (
								<ListLine key={row.key} row={row} now={now} />
							),
						)}
						{(hasNewer ? [] : outbox).map((outgoing, index) => {
							const before = index === 0 ? lastMessage : { author: me, at: outbox[index - 1]?.at ?? 0 };
							return (
								<OutgoingRow
									key={outgoing.id}
									outgoing={outgoing}
									me={me}
									startsGroup={!continues(before, { author: me, at: outgoing.at }, dayOf)}
									isOnline={isOpen}
									room={room}
								/>
							);
						})}
					</ol>
				</KeeperContext.Provider>
				{hasNewer && <ListEnd room={room} />}
			</div>
			<UnreadBanner room={room} isAbove={firstNew.isAbove} />
			<NewPill keeper={keeper} room={room} />
		</div>
	);
}
