/** Sends what is written in a room: at once, or, where files go with it, once they are there. */
import { type ReadonlySignal, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { writingIn } from "./drafts.ts";

interface Sending {
	/** Whether it goes out as soon as its files are there. */
	readonly isAwaited: ReadonlySignal<boolean>;
	send: () => void;
	/** It is not finished after all. */
	stop: () => void;
}

export function useSending(room: OpenRoom): Sending {
	const isAwaited = useSignal(false);
	const isUnderWay = useRef(false);
	const stop = () => {
		isAwaited.value = false;
	};
	const say = async () => {
		if (isUnderWay.current) return;
		isUnderWay.current = true;
		const { text, replyTo } = writingIn(room.slug);
		const said = text.peek().trimEnd();
		const files = await room.uploads.take();
		isUnderWay.current = false;
		if (!files) return;
		room.say(said, replyTo.peek(), files);
		replyTo.value = undefined;
		// What was typed meanwhile is something new.
		text.value = text.peek().startsWith(said) ? text.peek().slice(said.length).trimStart() : text.peek();
	};
	useSignalEffect(() => {
		if (!isAwaited.value) return;
		const all = room.uploads.all.value;
		if (all.length === 0 || all.some(({ state }) => state.kind === "failed")) stop();
		else if (room.uploads.areReady.value) {
			stop();
			void say();
		}
	});
	const send = () => {
		if (room.uploads.all.peek().length > 0) {
			isAwaited.value = true;
			return;
		}
		const { text, replyTo } = writingIn(room.slug);
		room.say(text.peek().trimEnd(), replyTo.peek());
		text.value = "";
		replyTo.value = undefined;
	};
	return { isAwaited, send, stop };
}
