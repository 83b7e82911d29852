/** What is said in a room, oldest first, with what I am about to say at its end. It stays where its reader is. */
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { EmptyRoom } from "./empty-room.tsx";
import { continues, rowsOf } from "./grouping.ts";
import { ListTop } from "./list-top.tsx";
import { MessageRow } from "./message-row.tsx";
import { NewPill } from "./new-pill.tsx";
import { useNow } from "./now.ts";
import { OutgoingRow } from "./outgoing-row.tsx";
import { ScrollKeeper } from "./scroll-keeper.ts";
import { useStore } from "./store-context.ts";
import { dayLabel, dayOf } from "./times.ts";

/** "Today" becomes "Yesterday" at some time. */
const DAY_CHECK_MS = 60_000;
/** Before older messages are asked for again that could not be had. */
const OLDER_AGAIN_MS = 3_000;

export function MessageList({ room, me }: { room: OpenRoom; me: User }) {
	const store = useStore();
	const now = useNow(DAY_CHECK_MS);
	const scroller = useRef<HTMLDivElement>(null);
	const keeper = useMemo(() => new ScrollKeeper(), []);
	const timeline = room.timeline.value;
	const outbox = room.outbox.value;
	const isOpen = room.status.value.kind === "open";
	const rows = useMemo(() => rowsOf(timeline.messages, dayOf), [timeline.messages]);
	keeper.before();

	const newestOwn = useRef<string | undefined>(undefined);
	useLayoutEffect(() => {
		const newest = outbox.at(-1)?.id;
		if (newest !== undefined && newest !== newestOwn.current) keeper.jump();
		newestOwn.current = newest;
		keeper.after();
	});

	const triedAt = useRef(0);
	const act = useMemo(() => {
		const markSeen = () => {
			if (keeper.isAtEnd.peek() && document.visibilityState === "visible" && document.hasFocus()) store.markSeen(room.slug);
		};
		const loadOlder = () => {
			if (!keeper.isNearTop() || Date.now() - triedAt.current < OLDER_AGAIN_MS) return;
			const before = room.timeline.peek().messages.length;
			void room.loadOlder().then(() => {
				if (room.timeline.peek().messages.length === before && !room.isLoadingOlder.peek()) triedAt.current = Date.now();
			});
		};
		return { markSeen, loadOlder };
	}, [keeper, room, store]);
	useLayoutEffect(() => {
		const element = scroller.current;
		if (!element) return;
		const detach = keeper.attach(element, () => {
			act.markSeen();
			act.loadOlder();
		});
		keeper.after();
		addEventListener("focus", act.markSeen);
		document.addEventListener("visibilitychange", act.markSeen);
		return () => {
			detach();
			removeEventListener("focus", act.markSeen);
			document.removeEventListener("visibilitychange", act.markSeen);
		};
	}, [keeper, act]);
	const isLoaded = timeline.room !== undefined;
	useEffect(() => {
		// From here on new messages count, even if the window was in the background all the time.
		if (isLoaded) store.markSeen(room.slug);
	}, [isLoaded, store, room]);
	useEffect(() => {
		act.markSeen();
		// A page that does not fill the screen cannot be scrolled for more.
		if (timeline.hasOlder) act.loadOlder();
	});

	const isEmpty = isLoaded && timeline.messages.length === 0 && outbox.length === 0 && !timeline.hasOlder;
	const lastMessage = timeline.messages.at(-1);
	return (
		<div class="list-frame">
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area that the keyboard cannot reach cannot be read with it. */}
			<div ref={scroller} class="scroller" role="log" aria-live="off" aria-label="Messages" tabIndex={0}>
				{isEmpty ? <EmptyRoom room={room} /> : <ListTop room={room} />}
				<ol class="messages">
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
							/>
						),
					)}
					{outbox.map((outgoing, index) => {
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
			</div>
			<NewPill keeper={keeper} slug={room.slug} />
		</div>
	);
}
