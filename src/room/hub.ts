/**
 * Who is connected. The hub owns every WebSocket of the room: it accepts them, keeps what must survive hibernation in
 * the socket's attachment, sends each frame to all, waits for nobody who is slow, and closes.
 */
import * as v from "valibot";
import { CLOSE, type CloseReason } from "../protocol/errors.ts";
import type { ServerFrame, Welcome } from "../protocol/frames.ts";
import { CONFIRM_WITHIN_MS, MISSED_PAGE, SOCKETS_PER_PERSON } from "../protocol/limits.ts";
import type { Message, User } from "../protocol/message.ts";
import { Flow, FlowStateSchema } from "./flow.ts";
import { Manners } from "./manners.ts";
import { Presence } from "./presence.ts";
import { type Visitor, VisitorSchema } from "./visitor.ts";

/** All that survives hibernation of a connection. A new shape gets a new `v`. */
const AttachmentSchema = v.object({
	v: v.literal(2),
	visitor: VisitorSchema,
	flow: FlowStateSchema,
	looks: v.exactOptional(v.literal(true)),
});
type Attachment = v.InferOutput<typeof AttachmentSchema>;

/** One connection. What is in here besides the user and the flow may be forgotten at any time. */
export interface Session {
	visitor: Visitor;
	user: User;
	readonly socket: WebSocket;
	readonly flow: Flow;
	/** Whether the room is on screen there, before somebody's eyes. */
	isLooking: boolean;
	/** Whether they were put out: what they sent and nobody has looked at yet is not taken any more. */
	isOut: boolean;
	/** Who was here when the client fell behind: what it believes until it has caught up. */
	believesHere: ReadonlySet<string>;
	/** How the room has stood since. */
	missedRoom: string | undefined;
	readonly manners: Manners;
}

export class Hub {
	readonly presence: Presence;
	readonly #ctx: DurableObjectState;
	readonly #now: () => number;
	readonly #sessions = new Map<WebSocket, Session>();
	#stallTimer: ReturnType<typeof setTimeout> | undefined;

	/** `rev` is the room's revision: what every client that keeps up has been sent. */
	constructor(ctx: DurableObjectState, rev: number, now: () => number) {
		this.#ctx = ctx;
		this.#now = now;
		this.presence = new Presence((frame) => this.broadcast(frame), now);
		// The runtime answers these by itself, so that a ping never wakes a sleeping room.
		ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
		for (const socket of ctx.getWebSockets()) this.#restore(socket, rev);
	}

	/** Takes a connection in, or refuses one too many of a person. The welcome is the first frame that it sees. */
	accept(visitor: Visitor, welcome: () => Welcome): Response {
		const { user } = visitor;
		if (this.presence.connections(user.id) >= SOCKETS_PER_PERSON) return refuseSocket("too_many_connections");
		const { 0: client, 1: socket } = new WebSocketPair();
		this.#ctx.acceptWebSocket(socket);
		const isNew = this.presence.add(user);
		const frame = welcome();
		// Announced before the newcomer is among those who are told: the welcome has told it.
		if (isNew) this.presence.announce(user);
		const session = this.#add(socket, visitor, new Flow(frame.rev));
		const data = JSON.stringify(frame);
		sendTo(socket, data);
		this.#follow(session, session.flow.countWelcome(data.length));
		remember(session);
		return new Response(null, { status: 101, webSocket: client });
	}

	/** The number of connections. */
	get size(): number {
		return this.#sessions.size;
	}

	/** The session of a socket that the runtime says something about; undefined once it is out. */
	session(socket: WebSocket): Session | undefined {
		return this.#sessions.get(socket);
	}

	send(session: Session, frame: ServerFrame): void {
		this.#deliver(session, JSON.stringify(frame));
	}

	/** Shows messages to all who keep up, encoded once, in the same order to everybody. The others get them from history. */
	publish(messages: Message[]): void {
		const rev = messages.at(-1)?.rev ?? 0;
		const data = JSON.stringify({ type: "messages", messages } satisfies ServerFrame);
		for (const session of this.#sessions.values()) {
			if (session.flow.isStalled) continue;
			session.flow.rev = rev;
			this.#deliver(session, data);
		}
	}

	/** Tells something fleeting to all who keep up, but for one person where one is named. How the room stands waits for the others. */
	broadcast(frame: ServerFrame, exceptPerson?: string): void {
		const data = JSON.stringify(frame);
		for (const session of this.#sessions.values()) {
			if (session.user.id === exceptPerson) continue;
			if (!session.flow.isStalled) this.#deliver(session, data);
			else if (frame.type === "room") session.missedRoom = data;
		}
	}

	/** Tells everybody who it is now whom they know by an id. Who has only another name goes on under that. */
	rename(was: string, user: User): void {
		if (was === user.id) {
			for (const session of this.#of(was)) {
				session.visitor = { ...session.visitor, user };
				session.user = user;
				remember(session);
			}
			this.presence.rename(user);
		}
		this.broadcast({ type: "renamed", was, user });
	}

	sendToPerson(person: string, frame: ServerFrame): void {
		for (const session of this.#of(person)) this.send(session, frame);
	}

	/** Puts somebody's connections out, or only those of some of their sessions. */
	closePerson(person: string, why: CloseReason, only?: readonly string[]): void {
		for (const session of this.#of(person)) {
			if (only === undefined || only.includes(session.visitor.session ?? "")) this.#putOut(session, why);
		}
	}

	closeAll(why: CloseReason): void {
		for (const session of [...this.#sessions.values()]) this.#putOut(session, why);
	}

	/** Who is connected, once for each connection. */
	visitors(): Visitor[] {
		return [...this.#sessions.values()].map(({ visitor }) => visitor);
	}

	/** Where somebody who is here comes from; empty where that is not known. */
	netOf(person: string): string {
		return this.#of(person).find(({ visitor }) => visitor.net !== "")?.visitor.net ?? "";
	}

	/** Sends to the other connections of the same person, or to all; the frame is made if there are any. */
	sendToOthersOf(session: Session, makeFrame: () => ServerFrame, isForAll = false): void {
		const others = this.#of(session.user.id).filter((other) => isForAll || other !== session);
		if (others.length === 0) return;
		const frame = makeFrame();
		for (const other of others) this.send(other, frame);
	}

	/**
	 * Takes a client's word that it has read up to a revision. If it was a window behind and has room again, `missed`
	 * gives the next page of what it missed; with the last page it is pushed to again.
	 */
	confirm(session: Session, rev: number, missed: (since: number, limit: number) => Message[]): void {
		const { flow } = session;
		if (!flow.confirm(rev)) return;
		if (flow.isStalled && !flow.isFull) this.#catchUp(session, missed);
		remember(session);
	}

	/** Takes a client's word that somebody looks at the room there, or no longer does. */
	look(session: Session, isLooking: boolean): void {
		session.isLooking = isLooking;
		remember(session);
	}

	/** Whether a person looks at the room, over any of their connections. */
	isLooking(person: string): boolean {
		return this.#of(person).some(({ isLooking }) => isLooking);
	}

	/** Whether a typing notice may go out now: the first in a while. */
	mayType(session: Session): boolean {
		return session.manners.mayType(this.#now());
	}

	/** Answers a frame that could not be read. A socket that sends many malformed ones is closed. */
	refuseFrame(session: Session, error: ServerFrame, isBad: boolean): void {
		this.send(session, error);
		if (isBad && session.manners.isBadFrameTooMany(this.#now())) this.#close(session, "too_many_bad_frames");
	}

	/**
	 * Lets a connection go and finishes the close that the other side began. The runtime's own reply to a close does not
	 * reach hibernatable sockets (workerd 1.20261023, compatibility date 2026-10-20), and without one a browser waits.
	 */
	leave(socket: WebSocket, code: number): void {
		this.#remove(socket);
		closeSocket(socket, code, "");
	}

	/** A room does not sleep while somebody is behind, for there is a timer then: who slept with it has been sent all. */
	#restore(socket: WebSocket, rev: number): void {
		// One that was closed here, and whose other side does not answer to that.
		if (socket.readyState !== WebSocket.OPEN) return;
		const attachment = v.safeParse(AttachmentSchema, socket.deserializeAttachment());
		if (!attachment.success) {
			closeSocket(socket, CLOSE.restarting.code, CLOSE.restarting.reason);
			return;
		}
		const { visitor, flow, looks = false } = attachment.output;
		this.#add(socket, visitor, Flow.restore(flow, rev)).isLooking = looks;
		this.presence.add(visitor.user);
	}

	#add(socket: WebSocket, visitor: Visitor, flow: Flow): Session {
		const session = {
			socket,
			visitor,
			user: visitor.user,
			flow,
			isLooking: false,
			isOut: false,
			believesHere: new Set<string>(),
			missedRoom: undefined,
			manners: new Manners(),
		};
		this.#sessions.set(socket, session);
		return session;
	}

	#of(person: string): Session[] {
		return [...this.#sessions.values()].filter(({ user }) => user.id === person);
	}

	#remove(socket: WebSocket): void {
		const session = this.#sessions.get(socket);
		if (!session) return;
		this.#sessions.delete(socket);
		this.presence.remove(session.user.id);
	}

	#putOut(session: Session, why: CloseReason): void {
		session.isOut = true;
		this.#close(session, why);
	}

	#close({ socket }: Session, why: CloseReason): void {
		this.#remove(socket);
		closeSocket(socket, CLOSE[why].code, CLOSE[why].reason);
	}

	#deliver(session: Session, data: string): void {
		if (sendTo(session.socket, data)) this.#follow(session, session.flow.count(data.length));
	}

	/** Does what the flow says after something was counted. */
	#follow(session: Session, isDue: boolean): void {
		const { flow } = session;
		if (isDue) this.#ask(session);
		if (!flow.isStalled && flow.isFull) this.#stall(session);
		else if (flow.isHopeless) this.#close(session, "fell_behind");
	}

	#catchUp(session: Session, missed: (since: number, limit: number) => Message[]): void {
		const { flow } = session;
		const messages = missed(flow.rev, MISSED_PAGE);
		const isLast = messages.length < MISSED_PAGE;
		flow.rev = messages.at(-1)?.rev ?? flow.rev;
		flow.stalledSince = isLast ? undefined : this.#now();
		if (messages.length > 0) this.send(session, { type: "messages", messages });
		if (!isLast) {
			this.#ask(session);
			return;
		}
		this.send(session, this.presence.since(session.believesHere));
		if (session.missedRoom !== undefined) this.#deliver(session, session.missedRoom);
		session.missedRoom = undefined;
	}

	#ask(session: Session): void {
		session.flow.ask();
		sendTo(session.socket, JSON.stringify({ type: "sync", rev: session.flow.rev } satisfies ServerFrame));
		remember(session);
	}

	#stall(session: Session): void {
		session.flow.stalledSince = this.#now();
		session.believesHere = this.presence.ids;
		this.#watchStalled();
	}

	/** A timer, but never in an idle room: only while somebody is a window behind, and then for two minutes at most. */
	#watchStalled(): void {
		this.#stallTimer ??= setTimeout(() => {
			this.#stallTimer = undefined;
			const overdue = this.#now() - CONFIRM_WITHIN_MS;
			for (const session of [...this.#sessions.values()]) {
				const since = session.flow.stalledSince;
				if (since === undefined) continue;
				if (since <= overdue) this.#close(session, "fell_behind");
				else this.#watchStalled();
			}
		}, CONFIRM_WITHIN_MS);
	}
}

/** Answers an upgrade by a socket that closes at once: a page cannot see why an upgrade failed, but it sees a close code. */
export function refuseSocket(why: CloseReason): Response {
	const { 0: client, 1: socket } = new WebSocketPair();
	socket.accept();
	socket.close(CLOSE[why].code, CLOSE[why].reason);
	return new Response(null, { status: 101, webSocket: client });
}

/** Keeps what must outlive hibernation, at each change of the flow that matters: not at each frame, which would cost. */
function remember({ socket, visitor, flow, isLooking }: Session): void {
	socket.serializeAttachment({ v: 2, visitor, flow: flow.state, ...(isLooking ? { looks: true } : {}) } satisfies Attachment);
}

/** False if the socket is closing: its close event follows and takes it out. */
function sendTo(socket: WebSocket, data: string): boolean {
	try {
		socket.send(data);
		return true;
	} catch {
		return false;
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
