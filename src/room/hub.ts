/**
 * Who is connected. The hub owns every WebSocket of the room: it accepts them, keeps what it must know of each in the
 * socket's attachment, tells who comes and goes, sends each frame to all, and closes. It knows nothing of messages.
 */
import * as v from "valibot";
import { CLOSE, type CloseReason } from "../protocol/errors.ts";
import type { ServerFrame } from "../protocol/frames.ts";
import {
	BAD_FRAMES_MAX,
	BAD_FRAMES_WINDOW_MS,
	PRESENCE_EVERY_MS,
	PRESENCE_NAMES_MAX,
	SOCKETS_PER_PERSON,
	TYPING_EVERY_MS,
} from "../protocol/limits.ts";
import { type User, UserSchema } from "../protocol/message.ts";

/** All that survives hibernation of a connection. A new shape gets a new `v`. */
const AttachmentSchema = v.object({ v: v.literal(1), user: UserSchema });

/** One connection. What is in here besides the user may be forgotten at any time. */
export interface Session {
	readonly user: User;
	readonly socket: WebSocket;
	badFrames: number;
	badFramesSince: number;
	typedAt: number;
}

interface Person {
	user: User;
	sockets: number;
}

export class Hub {
	readonly #ctx: DurableObjectState;
	readonly #now: () => number;
	readonly #sessions = new Map<WebSocket, Session>();
	readonly #people = new Map<string, Person>();
	#countedAt = 0;
	#countTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(ctx: DurableObjectState, now: () => number) {
		this.#ctx = ctx;
		this.#now = now;
		// The runtime answers these by itself, so that a ping never wakes a sleeping room.
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
		for (const socket of ctx.getWebSockets()) this.#restore(socket);
	}

	/** The number of people here, however many connections each has. */
	get count(): number {
		return this.#people.size;
	}

	/** For a welcome: the count, and who they are unless they are too many to list. */
	online(): { count: number; users: User[] } {
		const users = this.count > PRESENCE_NAMES_MAX ? [] : [...this.#people.values()].map(({ user }) => user);
		return { count: this.count, users };
	}

	/** Takes a connection in, or refuses one too many of a person. Everybody else hears of a person who was not here. */
	accept(user: User, welcome: (session: Session) => ServerFrame): Response {
		if ((this.#people.get(user.id)?.sockets ?? 0) >= SOCKETS_PER_PERSON) return refuseSocket("too_many_connections");
		const { 0: client, 1: socket } = new WebSocketPair();
		this.#ctx.acceptWebSocket(socket);
		socket.serializeAttachment({ v: 1, user } satisfies v.InferInput<typeof AttachmentSchema>);
		const isNew = !this.#people.has(user.id);
		const session = this.#add(socket, user);
		this.send(session, welcome(session));
		if (isNew) this.#announce({ joined: [user], left: [] }, socket);
		return new Response(null, { status: 101, webSocket: client });
	}

	/** The session of a socket that the runtime says something about; undefined once it is out. */
	session(socket: WebSocket): Session | undefined {
		return this.#sessions.get(socket);
	}

	send(session: Session, frame: ServerFrame): void {
		deliver(session.socket, JSON.stringify(frame));
	}

	/** Sends to all, or to all but one person. Encoded once, in the same order for everybody. */
	broadcast(frame: ServerFrame, exceptPerson?: string): void {
		const data = JSON.stringify(frame);
		for (const { socket, user } of this.#sessions.values()) {
			if (user.id !== exceptPerson) deliver(socket, data);
		}
	}

	/** Sends to the other connections of the same person. */
	sendToOthersOf(session: Session, frame: ServerFrame): void {
		for (const other of this.#sessions.values()) {
			if (other !== session && other.user.id === session.user.id) this.send(other, frame);
		}
	}

	/** Whether a typing notice may go out now: the first in a while. */
	mayType(session: Session): boolean {
		const now = this.#now();
		if (now - session.typedAt < TYPING_EVERY_MS) return false;
		session.typedAt = now;
		return true;
	}

	/** Answers a frame that could not be read. A socket that sends many malformed ones is closed. */
	refuseFrame(session: Session, error: ServerFrame, isBad: boolean): void {
		this.send(session, error);
		if (!isBad) return;
		const now = this.#now();
		if (now - session.badFramesSince > BAD_FRAMES_WINDOW_MS) {
			session.badFrames = 0;
			session.badFramesSince = now;
		}
		if (++session.badFrames >= BAD_FRAMES_MAX) this.close(session, "too_many_bad_frames");
	}

	close(session: Session, why: CloseReason): void {
		this.remove(session.socket);
		closeSocket(session.socket, CLOSE[why].code, CLOSE[why].reason);
	}

	/** Lets a connection go and tells the others of a person whose last it was. Whether somebody left. */
	remove(socket: WebSocket): boolean {
		const session = this.#sessions.get(socket);
		if (!session) return false;
		this.#sessions.delete(socket);
		const person = this.#people.get(session.user.id);
		if (!person || --person.sockets > 0) return false;
		this.#people.delete(session.user.id);
		this.#announce({ joined: [], left: [session.user.id] });
		return true;
	}

	/**
	 * Finishes a close that the other side began. The runtime's own reply to a close does not reach hibernatable
	 * sockets (seen on workerd 1.20261023 with compatibility date 2026-10-20), and without one a browser waits.
	 */
	answerClose(socket: WebSocket, code: number): void {
		this.remove(socket);
		closeSocket(socket, code, "");
	}

	#restore(socket: WebSocket): void {
		const attachment = v.safeParse(AttachmentSchema, socket.deserializeAttachment());
		if (attachment.success) this.#add(socket, attachment.output.user);
		else closeSocket(socket, CLOSE.restarting.code, CLOSE.restarting.reason);
	}

	#add(socket: WebSocket, user: User): Session {
		const session = { socket, user, badFrames: 0, badFramesSince: 0, typedAt: 0 };
		this.#sessions.set(socket, session);
		this.#people.set(user.id, { user, sockets: (this.#people.get(user.id)?.sockets ?? 0) + 1 });
		return session;
	}

	#announce(change: { joined: User[]; left: string[] }, except?: WebSocket): void {
		if (this.count > PRESENCE_NAMES_MAX) {
			this.#announceCount();
			return;
		}
		const data = JSON.stringify({ type: "presence", count: this.count, ...change } satisfies ServerFrame);
		for (const socket of this.#sessions.keys()) {
			if (socket !== except) deliver(socket, data);
		}
	}

	/** In a crowd only the number is told, and not for each who comes: at once, then the last state a while later. */
	#announceCount(): void {
		if (this.#countTimer !== undefined) return;
		const wait = this.#countedAt + PRESENCE_EVERY_MS - this.#now();
		const tell = () => {
			this.#countTimer = undefined;
			this.#countedAt = this.#now();
			this.broadcast({ type: "presence", count: this.count, joined: [], left: [] });
		};
		if (wait <= 0) tell();
		else this.#countTimer = setTimeout(tell, wait);
	}
}

/** Answers an upgrade by a socket that closes at once: a page cannot see why an upgrade failed, but it sees a close code. */
export function refuseSocket(why: CloseReason): Response {
	const { 0: client, 1: socket } = new WebSocketPair();
	socket.accept();
	socket.close(CLOSE[why].code, CLOSE[why].reason);
	return new Response(null, { status: 101, webSocket: client });
}

function deliver(socket: WebSocket, data: string): void {
	try {
		socket.send(data);
	} catch {
		// The socket is closing. Its close event follows and takes it out.
	}
}

function closeSocket(socket: WebSocket, code: number, reason: string): void {
	try {
		// 1005, 1006 and 1015 say how a connection ended and may not be sent (RFC 6455, 7.4.1).
		socket.close(code === 1005 ? 1000 : code === 1006 || code === 1015 ? 1011 : code, reason);
	} catch {
		// It is closed already.
	}
}
