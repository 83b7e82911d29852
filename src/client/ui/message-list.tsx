/** What is said in a room, oldest first, with what I am about to say at its end. It stays where its reader is. */
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import type { Target } from "../pages.ts";
import { shownOf } from "../timeline-window.ts";
import { EmptyRoom } from "./empty-room.tsx";
import { continues, rowsOf } from "./grouping.ts";
import { showTarget } from "./jump.ts";
import { ListEnd } from "./list-end.tsx";
import { ListTop } from "./list-top.tsx";
import { MessageRow } from "./message-row.tsx";
import { NewPill } from "./new-pill.tsx";
import { useNow } from "./now.ts";
import { OutgoingRow } from "./outgoing-row.tsx";
import { useRowFocus } from "./row-acting.ts";
import { KeeperContext, ScrollKeeper } from "./scroll-keeper.ts";
import { useStore } from "./store-context.ts";
import { dayLabel, dayOf } from "./times.ts";

/** "Today" becomes "Yesterday" at some time. */
const DAY_CHECK_MS = 60_000;
/** Before messages are asked for again that could not be had. */
const AGAIN_MS = 3_000;

export function MessageList({ room, me }: { room: OpenRoom; me: User }) {
	const store = useStore();
	const now = useNow(DAY_CHECK_MS);
	const scroller = useRef<HTMLDivElement>(null);
	const keeper = useMemo(() => new ScrollKeeper(), []);
	const timeline = room.timeline.value;
	const messages = room.messages.value;
	const { hasOlder, hasNewer } = shownOf(timeline);
	const target = room.pages.target.value;
	const outbox = room.outbox.value;
	const isOpen = room.status.value.kind === "open";
	const rows = useMemo(() => rowsOf(messages, dayOf), [messages]);
	const { list, focus } = useRowFocus(room, me.id);
	keeper.before();
	keeper.isLive = !hasNewer;

	const shownTarget = useRef<Target | undefined>(undefined);
	useLayoutEffect(() => {
		keeper.after();
		if (!target || target === shownTarget.current || !scroller.current) return;
		shownTarget.current = target;
		showTarget(target, scroller.current, keeper);
	});

	const act = useMemo(() => {
		const markSeen = () => {
			if (keeper.isAtEnd.peek() && document.visibilityState === "visible" && document.hasFocus()) store.markSeen(room.slug);
		};
		let triedAt = 0;
		const load = async (page: () => Promise<void>) => {
			if (Date.now() - triedAt < AGAIN_MS) return;
			const before = room.timeline.peek();
			await page();
			if (room.timeline.peek() === before && !room.pages.loading.peek()) triedAt = Date.now();
		};
		const loadMore = () => {
			if (keeper.isNearTop() && shownOf(room.timeline.peek()).hasOlder) void load(() => room.pages.loadOlder());
			else if (keeper.isNearEnd() && room.timeline.peek().window) void load(() => room.pages.loadNewer());
		};
		return { markSeen, loadMore };
	}, [keeper, room, store]);
	useLayoutEffect(() => {
		const element = scroller.current;
		if (!element) return;
		const detach = keeper.attach(element, () => {
			room.place = keeper.isAtEnd.peek() ? undefined : Number(keeper.topRow()?.dataset.id ?? 0) || undefined;
			act.markSeen();
			act.loadMore();
		});
		keeper.after();
		addEventListener("focus", act.markSeen);
		document.addEventListener("visibilitychange", act.markSeen);
		return () => {
			detach();
			room.place = undefined;
			removeEventListener("focus", act.markSeen);
			document.removeEventListener("visibilitychange", act.markSeen);
		};
	}, [keeper, act, room]);
	const isLoaded = timeline.room !== undefined;
	useEffect(() => {
		// From here on new messages count, even if the window was in the background all the time.
		if (isLoaded) store.markSeen(room.slug);
	}, [isLoaded, store, room]);
	useEffect(() => {
		act.markSeen();
		// A page that does not fill the screen cannot be scrolled for more.
		act.loadMore();
	});

	const isEmpty = isLoaded && messages.length === 0 && outbox.length === 0 && !hasOlder;
	const lastMessage = messages.at(-1);
	return (
		<div class="list-frame">
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area that the keyboard cannot reach cannot be read with it. */}
			<div ref={scroller} class="scroller" role="log" aria-live="off" aria-label="Messages" tabIndex={0}>
				{isEmpty ? <EmptyRoom room={room} /> : <ListTop room={room} />}
				<KeeperContext.Provider value={keeper}>
					<ol ref={list} class="messages">
						{rows.map((row) =>
							row.kind === "day" ? (
								<li key={row.key} class="day">
									<span>{dayLabel(row.at, now)}</span>
								</li>
							) : (
								<MessageRow
									key={row.key}
									message={row.message}
									startsGroup={row.startsGroup}
									isMine={row.message.author.id === me.id}
									me={me.id}
									room={room}
									focus={focus}
								/>
							),
						)}
						{(hasNewer ? [] : outbox).map((outgoing, index) => {
							const before = index === 0 ? lastMessage : { author: me, at: outbox[index - 1]?.at ?? 0 };
							return (
								<OutgoingRow
									key={outgoing.id}
									outgoing={outgoing}
									me={me}
									startsGroup={!continues(before, { author: me, at: outgoing.at })}
									isOnline={isOpen}
									room={room}
								/>
							);
						})}
					</ol>
				</KeeperContext.Provider>
				{hasNewer && <ListEnd room={room} />}
			</div>
			<NewPill keeper={keeper} room={room} />
		</div>
	);
}
