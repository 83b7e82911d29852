/** How each server wants to be spoken to. The work is the same: a text goes in, all in the room get it. */
import * as v from "valibot";
import { parseServerFrame } from "../../src/protocol/frames.ts";
import { Person } from "../support/person.ts";
import { type LoadOptions, LoadSocket } from "./socket.ts";

export interface Dialect {
	/** Prepares the rooms and so many people, where that is needed. */
	prepare?(url: string, rooms: string[], people: number): Promise<void>;
	/** Opens a connection that is in the room when this resolves, and hears every message frame from then on. */
	enter(url: string, room: string, onMessages: (payload: Buffer) => void): Promise<LoadSocket>;
	/** The frame that says a text; `id` is unique in the run. */
	encode(text: string, id: string): string;
	/** The texts in a message frame, in order. */
	texts(payload: Buffer): string[];
}

/** Peers that send on what they get, as it is. */
export const plain: Dialect = {
	enter: (url, room, onMessages) => LoadSocket.open(`${url}/${room}`, onMessages),
	encode: (text) => text,
	texts: (payload) => [payload.toString()],
};

/** The same, several texts to a frame. */
export const gathered: Dialect = { ...plain, texts: (payload) => v.parse(v.array(v.string()), JSON.parse(payload.toString())) };

const EventSchema = v.tuple([v.literal("say"), v.string()]);

/** Engine.IO 4 and Socket.IO 5 over a WebSocket: "0" opens, "40" joins, "42[…]" is an event, "2" a ping, "3" its pong. */
export const socketIo: Dialect = {
	async enter(url, room, onMessages) {
		const joined = Promise.withResolvers<void>();
		const onText = (payload: Buffer, socket: LoadSocket) => {
			if (payload[0] === 0x34 && payload[1] === 0x32) onMessages(payload);
			else if (payload[0] === 0x30) socket.send("40");
			else if (payload[0] === 0x32) socket.send("3");
			else joined.resolve();
		};
		const socket = await LoadSocket.open(`${url}/socket.io/?EIO=4&transport=websocket&room=${room}`, onText);
		await joined.promise;
		return socket;
	},
	encode: (text) => `42${JSON.stringify(["say", text])}`,
	texts: (payload) => [v.parse(EventSchema, JSON.parse(payload.subarray(2).toString()))[1]],
};

/** Chattorum itself, spoken to as the page does: a session, a welcome, and an answer to each "sync". */
export function chattorum(options: LoadOptions = {}): Dialect {
	const startsWith = (payload: Buffer, start: Buffer) => payload.subarray(0, start.length).equals(start);
	const MESSAGES = Buffer.from('{"type":"messages"');
	const WELCOME = Buffer.from('{"type":"welcome"');
	const SYNC = Buffer.from('{"type":"sync"');
	/** The sessions of people who have not entered yet. */
	let tokens: string[] = [];
	return {
		async prepare(url, rooms, people) {
			const founder = await Person.signIn(url, "Founder");
			for (const room of rooms) {
				const { status } = await founder.call("POST", "/api/rooms", { title: room, slug: room });
				if (status !== 201) throw new Error(`the room ${room} could not be opened: ${status}`);
			}
			tokens = [];
			for (let n = 0; n < people; n++) tokens.push((await Person.signIn(url, `P${n}`)).token);
		},
		async enter(url, room, onMessages) {
			const token = tokens.pop() ?? "";
			const welcome = Promise.withResolvers<void>();
			const onText = (payload: Buffer, socket: LoadSocket) => {
				if (startsWith(payload, MESSAGES)) onMessages(payload);
				else if (startsWith(payload, WELCOME)) welcome.resolve();
				else if (startsWith(payload, SYNC)) {
					const frame = parseServerFrame(payload.toString());
					if (frame?.type === "sync") socket.send(JSON.stringify({ type: "confirm", rev: frame.rev }));
				}
			};
			const headers = { Authorization: `Bearer ${token}` };
			const socket = await LoadSocket.open(`${url}/api/rooms/${room}/socket`, onText, { ...options, headers });
			await welcome.promise;
			return socket;
		},
		encode: (text, id) => JSON.stringify({ type: "send", id, text }),
		texts(payload) {
			const frame = parseServerFrame(payload.toString());
			if (frame?.type !== "messages") throw new Error(`not a frame of messages: ${payload}`);
			return frame.messages.map(({ text }) => text ?? "");
		},
	};
}
