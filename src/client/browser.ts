/** The World that rooms need, made of the real browser: its WebSocket, its timers, its chance and its ids. */
import { fetchPage } from "./api.ts";
import type { Clock, Socket } from "./connection.ts";
import { describeFile, sendFile } from "./files-api.ts";
import type { World } from "./open-room.ts";
import { BrowserOutbox } from "./saved-outbox.ts";
import { savedSeen } from "./saved-seen.ts";

const ID_BYTES = 16;

const clock: Clock = {
	now: () => Date.now(),
	after(ms, callback) {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	},
};

export const savedOutbox = new BrowserOutbox(newId());

/** Undefined where it cannot be had. */
export const beside = import("./beside.ts").catch(() => undefined);

export const browser: World = {
	openSocket,
	fetchPage,
	sendFile,
	describeFile,
	showFile: (file) => URL.createObjectURL(file),
	hideFile: (url) => URL.revokeObjectURL(url),
	clock,
	random: Math.random,
	newId,
	savedOutbox,
	savedSeen,
	replica: beside.then((parts) => parts && new parts.Replica(clock.now)),
};

function openSocket(slug: string, since: number | undefined, seen: number | undefined): Socket {
	const url = new URL(`/api/rooms/${encodeURIComponent(slug)}/socket`, location.href);
	if (since !== undefined) url.searchParams.set("since", String(since));
	if (seen !== undefined) url.searchParams.set("seen", String(seen));
	url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
	const real = new WebSocket(url);
	const socket: Socket = {
		send: (data) => real.send(data),
		close: () => real.close(),
		onopen: null,
		onmessage: null,
		onclose: null,
	};
	real.onopen = () => socket.onopen?.();
	real.onmessage = ({ data }) => socket.onmessage?.({ data });
	real.onclose = ({ code, reason }) => socket.onclose?.({ code, reason });
	return socket;
}

/** An id that nobody else has. `randomUUID` is missing on plain http, as when a laptop shows the chat to its network. */
function newId(): string {
	if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
	return Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
