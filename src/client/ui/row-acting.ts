/** Makes the messages of a list answer to keys and long presses, and marks the one that is being edited. */
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { writingIn } from "./drafts.ts";
import { act, myActions } from "./message-acting.ts";
import { RowFocus } from "./row-focus.ts";

export function useRowFocus(room: OpenRoom, me: string): { list: RefObject<HTMLOListElement | null>; focus: RowFocus } {
	const list = useRef<HTMLOListElement>(null);
	const focus = useMemo(() => new RowFocus(), []);
	useLayoutEffect(() => {
		if (!list.current) return;
		return focus.attach(list.current, (meaning, id, row) => {
			const message = room.messages.peek().find((one) => one.id === id);
			const actions = message ? myActions(room, message, me) : [];
			const isOffered = meaning === "day" || (meaning === "menu" ? actions.length > 0 : actions.includes(meaning));
			if (message && isOffered) act(meaning, room, message, row);
		});
	}, [room, me, focus]);
	useLayoutEffect(() => focus.keep());
	const edited = writingIn(room.slug).editing.value?.message;
	useLayoutEffect(() => {
		const row = edited === undefined ? undefined : list.current?.querySelector(`[data-id="${edited}"]`);
		row?.setAttribute("data-edited", "");
		row?.scrollIntoView({ block: "nearest" });
		return () => row?.removeAttribute("data-edited");
	}, [edited]);
	return { list, focus };
}
