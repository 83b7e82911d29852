/** One room: a Durable Object that is the only writer of its history and owns all its connections. */
import { DurableObject } from "cloudflare:workers";
import * as v from "valibot";
import { hasSchema, migrate } from "../migrate.ts";
import type { Page } from "../protocol/api.ts";
import { parseClientFrame } from "../protocol/frames.ts";
import { type Answer, type AnswerResult, AnswerSchema } from "../protocol/jobs.ts";
import { LAST_AT_EVERY_MS } from "../protocol/limits.ts";
import { type Role, type Room as RoomInfo, type User, UserSchema } from "../protocol/message.ts";
import { DIRECTORY, LOBBY } from "../protocol/names.ts";
import { readSettings } from "../settings.ts";
import { CommandList } from "./command-list.ts";
import { Conversation } from "./conversation.ts";
import { History, type PageQuery } from "./history.ts";
import { Hub, refuseSocket } from "./hub.ts";
import { Profile } from "./profile.ts";
import { sendJob } from "./queue.ts";
import { Reporter } from "./reporter.ts";
import { ROOM_MIGRATIONS } from "./schema.ts";

/** The header in which the Worker says who comes; it overwrites whatever a client put there. */
export const USER_HEADER = "X-Chattorum-User";

/** A room that exists. */
interface Opened {
	profile: Profile;
	history: History;
	conversation: Conversation;
}

export class Room extends DurableObject<Env> {
	readonly #hub: Hub;
	readonly #commandList: CommandList;
	readonly #reporter: Reporter;
	#opened: Opened | undefined;
	/** The last message that the directory knows of; Unix milliseconds. */
	#reportedLastAt = 0;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		const directory = () => env.DIRECTORY.getByName(DIRECTORY);
		const waitUntil = (promise: Promise<unknown>) => ctx.waitUntil(promise);
		this.#commandList = new CommandList(async () => (await directory().commands()).map(({ name }) => name));
		this.#reporter = new Reporter((listing) => directory().note(listing), waitUntil);
		if (hasSchema(ctx.storage)) migrate(ctx.storage, ROOM_MIGRATIONS);
		const history = hasSchema(ctx.storage) ? new History(ctx.storage) : undefined;
		this.#hub = new Hub(ctx, history?.rev ?? 0, Date.now);
		if (history) this.#opened = this.#open(Profile.load(ctx.storage.sql), history);
		else if (ctx.id.name === LOBBY) this.#found(lobby(Date.now()), "");
	}

	/** Founds the room. False if its address is taken: the object of that name is the constraint. */
	async create(info: RoomInfo, owner: User): Promise<boolean> {
		if (this.#opened) return false;
		this.#found(info, owner.id);
		return true;
	}

	/** What the room is to this person; undefined if there is no such room. */
	async view(user: User): Promise<{ room: RoomInfo; role: Role } | undefined> {
		const profile = this.#opened?.profile;
		return profile && { room: profile.room, role: profile.roleOf(user) };
	}

	/** A page of the history; undefined if there is no such room. */
	async page(query: PageQuery, user: User): Promise<Page | undefined> {
		return this.#opened?.history.page(query, user.id);
	}

	/** Takes a bot's answer to a pending message, once. Throws on what is no answer: bots are as foreign as anybody. */
	async answer(message: number, answer: Answer, attempt?: number): Promise<AnswerResult> {
		const parsed = v.parse(AnswerSchema, answer);
		return this.#opened?.conversation.answer(message, parsed, attempt) ?? "unknown";
	}

	/** The upgrade of a person's connection, as `routes` passes it on. */
	override async fetch(request: Request): Promise<Response> {
		const opened = this.#opened;
		if (!opened) return refuseSocket("no_room");
		const user = v.parse(UserSchema, JSON.parse(decodeURIComponent(request.headers.get(USER_HEADER) ?? "")));
		const since = new URL(request.url).searchParams.get("since");
		const response = this.#hub.accept(user, () => opened.conversation.welcome(user, since === null ? undefined : Number(since)));
		this.#report(opened);
		return response;
	}

	override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
		const session = this.#hub.session(socket);
		if (!session) return;
		const parsed = parseClientFrame(data);
		if (parsed.ok) this.#opened?.conversation.receive(session, parsed.frame);
		else this.#hub.refuseFrame(session, parsed.error, parsed.bad);
	}

	override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
		this.#leave(socket, code);
	}

	override async webSocketError(socket: WebSocket): Promise<void> {
		this.#leave(socket, 1011);
	}

	override async alarm(): Promise<void> {
		await this.#opened?.conversation.resend();
	}

	#leave(socket: WebSocket, code: number): void {
		this.#hub.leave(socket, code);
		if (this.#opened) this.#report(this.#opened);
	}

	#found(info: RoomInfo, owner: string): void {
		const { storage } = this.ctx;
		const profile = storage.transactionSync(() => {
			migrate(storage, ROOM_MIGRATIONS);
			return Profile.create(storage.sql, info, owner);
		});
		this.#opened = this.#open(profile, new History(storage));
		this.#report(this.#opened);
	}

	#open(profile: Profile, history: History): Opened {
		const { storage } = this.ctx;
		const opened: Opened = {
			profile,
			history,
			conversation: new Conversation({
				profile,
				history,
				hub: this.#hub,
				storage,
				commandList: this.#commandList,
				rateMessages: readSettings(this.env).rateMessages,
				sendJob: (job) => sendJob(this.env, job),
				onPublished: () => {
					if (history.lastAt - this.#reportedLastAt >= LAST_AT_EVERY_MS) this.#report(opened);
				},
				waitUntil: (promise) => this.ctx.waitUntil(promise),
				now: Date.now,
			}),
		};
		return opened;
	}

	#report({ profile, history }: Opened): void {
		const lastAt = history.lastAt;
		this.#reportedLastAt = lastAt;
		this.#reporter.report({ ...profile.room, online: this.#hub.presence.count, lastAt });
	}
}

function lobby(createdAt: number): RoomInfo {
	return { slug: LOBBY, title: "Lobby", topic: "", visibility: "public", slowMode: 0, createdAt };
}
