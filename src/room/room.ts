/** One room: a Durable Object that is the only writer of its history and owns all its connections. */
import { DurableObject } from "cloudflare:workers";
import * as v from "valibot";
import { hasSchema, migrate } from "../migrate.ts";
import { DIRECTORY, LOBBY } from "../protocol/addresses.ts";
import type { AuditEntry, Edit, Found, Imported, Invite, Member, Page, Reaction } from "../protocol/api.ts";
import type { MemberPatch, NewInvite, PurgeSpan, Removal, RoomPatch } from "../protocol/bodies.ts";
import type { CloseReason, ErrorCode } from "../protocol/errors.ts";
import type { FileInfo } from "../protocol/files.ts";
import { parseClientFrame } from "../protocol/frames.ts";
import { type Answer, type AnswerResult, AnswerSchema } from "../protocol/jobs.ts";
import { IMPORT_STALE_MS, LAST_AT_EVERY_MS } from "../protocol/limits.ts";
import type { Level, Role, Room as RoomInfo, User } from "../protocol/message.ts";
import type { SearchQuery } from "../protocol/search-query.ts";
import { readSettings } from "../settings.ts";
import { CommandList } from "./command-list.ts";
import type { Hello } from "./conversation.ts";
import { done, type Outcome, refuse } from "./decisions.ts";
import type { NewFile } from "./files.ts";
import { History } from "./history.ts";
import { Hub, refuseSocket } from "./hub.ts";
import { CLOSED, type ImportLine } from "./import.ts";
import { Members } from "./members.ts";
import { noteMembership, noteVisit } from "./membership.ts";
import { type Opened, openParts } from "./opened.ts";
import { Profile } from "./profile.ts";
import type { PageQuery, Stretch } from "./reader.ts";
import { Reporter } from "./reporter.ts";
import { ROOM_MIGRATIONS } from "./schema.ts";
import { readVisitor, VISITOR_HEADER, type Visitor } from "./visitor.ts";

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
		if (history) this.#opened = this.#open(Profile.load(ctx.storage.sql, readSettings(env).retentionDays), history);
		else if (ctx.id.name === LOBBY) this.#found(lobby(Date.now()), []);
	}

	/** Founds the room with its first members. False if its address is taken: the object of that name is the constraint. */
	async create(info: RoomInfo, members: Member[]): Promise<boolean> {
		if (this.#opened) return false;
		this.#found(info, members);
		return true;
	}

	async exists(): Promise<boolean> {
		return this.#opened !== undefined;
	}

	/** Founds a conversation of two, or has both be in the one that there is. Undefined once one of the two is no more. */
	async openDirect(info: RoomInfo, members: Member[]): Promise<RoomInfo | undefined> {
		const { profile, moderation } = this.#opened ?? this.#found(info, members);
		return moderation.rejoin(members.map(({ user }) => user)) ? profile.room : undefined;
	}

	/** What the room is to this person. */
	async view(who: Visitor): Promise<Outcome<{ room: RoomInfo; role: Role; files: boolean }>> {
		return this.#inside(who, ({ profile, gate, uploads }) =>
			done({ room: profile.room, role: gate.roleOf(who, Date.now()), files: uploads.areOffered(who) }),
		);
	}

	/** A page of the history. */
	async page(who: Visitor, query: PageQuery): Promise<Outcome<Page>> {
		return this.#inside(who, ({ history }) => done(history.reader.page(query, who.user.id)));
	}

	/** A page of the messages that a query finds; `cursor` goes on from another page. */
	async search(who: Visitor, query: SearchQuery, cursor?: number): Promise<Outcome<Found>> {
		return this.#inside(who, ({ history, limits }) => {
			return limits.refuseSearch(who.user.id, Date.now()) ?? done(history.search.find(query, cursor, who.user.id));
		});
	}

	/** What a message said before. */
	async edits(who: Visitor, message: number): Promise<Outcome<Edit[]>> {
		return this.#inside(who, ({ conversation }) => conversation.amendments.edits(who, message));
	}

	/** Who reacted to a message. */
	async reactions(who: Visitor, message: number): Promise<Outcome<Reaction[]>> {
		return this.#inside(who, ({ conversation }) => conversation.amendments.reactions(message));
	}

	/** The room, and up to which message an export that begins now goes. */
	async beginExport(who: Visitor): Promise<Outcome<{ room: RoomInfo; upTo: number }>> {
		return this.#inside(who, ({ profile, history, limits }) => {
			return limits.refuseExport(who.user.id, Date.now()) ?? done({ room: profile.room, upTo: history.lastId });
		});
	}

	/** The next messages of an export. Asked for each time by who it is for: they may have been put out meanwhile. */
	async exportStretch(who: Visitor, after: number, upTo: number): Promise<Outcome<Stretch>> {
		return this.#inside(who, ({ history }) => done(history.reader.stretch(after, upTo)));
	}

	/** Closes an empty room, to be filled with the messages of another. What follows names the token that it gives. */
	async beginImport(who: Visitor): Promise<Outcome<string>> {
		const begun = this.#inside(who, (opened) => opened.import.begin(who));
		if (begun.ok) await this.ctx.storage.setAlarm(Date.now() + IMPORT_STALE_MS);
		return begun;
	}

	/** Takes the next messages of an import; one that is wrong ends it. */
	async addToImport(token: string, lines: ImportLine[]): Promise<Outcome<null>> {
		return this.#opened?.import.add(token, lines) ?? refuse("no_room");
	}

	/** Ends an import with all that it brought. */
	async finishImport(token: string): Promise<Outcome<Imported>> {
		const finished = this.#opened?.import.finish(token) ?? refuse("no_room");
		// What else the alarm has to do with messages begins now.
		if (finished.ok) await this.ctx.storage.setAlarm(Date.now());
		return finished;
	}

	/** Ends an import with nothing of what it brought. */
	async dropImport(token: string): Promise<void> {
		this.#opened?.import.drop(token);
	}

	/** Takes a place for a file; its bytes are to be put into the bucket under the key that it gives. */
	async beginUpload(who: Visitor, file: NewFile): Promise<Outcome<{ id: string; key: string }>> {
		return this.#inside(who, ({ uploads }) => uploads.begin(who, file));
	}

	/** The same file, once its bytes are there. */
	async finishUpload(who: Visitor, id: string): Promise<Outcome<FileInfo>> {
		return this.#inside(who, ({ uploads }) => uploads.finish(who, id));
	}

	/** A file whose words are others now. */
	async describeFile(who: Visitor, id: string, alt: string): Promise<Outcome<FileInfo>> {
		return this.#inside(who, ({ uploads }) => uploads.describe(who, id, alt));
	}

	/** A file, and under which key its bytes are. */
	async file(who: Visitor, id: string): Promise<Outcome<{ key: string; file: FileInfo }>> {
		return this.#inside(who, ({ uploads }) => uploads.find(who, id));
	}

	/** Whether keys of the bucket that begin so are files of this room. */
	async holdsFiles(prefix: string): Promise<boolean> {
		return this.#opened?.history.files.prefix === prefix;
	}

	/** Has an account be told of more or less here from now on, on all of its devices. */
	async setLevel(who: Visitor, level: Level): Promise<Outcome<{ level: Level }>> {
		return this.#inside(who, ({ levels, listeners }) => {
			if (who.user.kind !== "account") return refuse("account_needed");
			levels.set(who.user.id, level);
			listeners.forget();
			this.#hub.sendToPerson(who.user.id, { type: "level", level });
			return done({ level });
		});
	}

	async edit(who: Visitor, patch: RoomPatch): Promise<Outcome<RoomInfo>> {
		return this.#inside(who, ({ moderation }) => moderation.edit(who, patch));
	}

	async members(who: Visitor): Promise<Outcome<Member[]>> {
		return this.#inside(who, ({ moderation }) => moderation.members(who));
	}

	async setMember(who: Visitor, person: string, patch: MemberPatch): Promise<Outcome<Member>> {
		return this.#inside(who, ({ moderation }) => moderation.setMember(who, person, patch));
	}

	async removeMember(who: Visitor, person: string, removal: Removal): Promise<Outcome<null>> {
		return this.#inside(who, ({ moderation }) => moderation.remove(who, person, removal));
	}

	async purge(who: Visitor, person: string, since: PurgeSpan): Promise<Outcome<null>> {
		return this.#inside(who, ({ moderation }) => moderation.purge(who, person, since));
	}

	async bans(who: Visitor): Promise<Outcome<{ user: User; until?: number }[]>> {
		return this.#inside(who, ({ moderation }) => moderation.bans(who));
	}

	async unban(who: Visitor, person: string): Promise<Outcome<null>> {
		return this.#inside(who, ({ moderation }) => moderation.unban(who, person));
	}

	async invite(who: Visitor, invite: NewInvite, id: string, hash: string): Promise<Outcome<Invite>> {
		return this.#inside(who, ({ invitations }) => invitations.create(who, invite, id, hash));
	}

	async invites(who: Visitor): Promise<Outcome<Invite[]>> {
		return this.#inside(who, ({ invitations }) => invitations.list(who));
	}

	async revokeInvite(who: Visitor, id: string): Promise<Outcome<null>> {
		return this.#inside(who, ({ invitations }) => invitations.revoke(who, id));
	}

	/** What an invitation leads to; for people outside. */
	async previewInvite(who: Visitor, hash: string): Promise<Outcome<RoomInfo>> {
		return this.#claimed(who)?.invitations.preview(who, hash) ?? refuse("invite_gone");
	}

	async acceptInvite(who: Visitor, hash: string): Promise<Outcome<RoomInfo>> {
		return this.#claimed(who)?.invitations.accept(who, hash) ?? refuse("invite_gone");
	}

	async audit(who: Visitor, before: number, limit: number): Promise<Outcome<AuditEntry[]>> {
		return this.#inside(who, ({ moderation }) => moderation.audit(who, before, limit));
	}

	/** Ends the room for ever: everybody is put out, and everything in the object is gone. */
	async delete(who: Visitor): Promise<Outcome<null>> {
		const outcome = this.#inside(who, (opened) => {
			const isAllowed = opened.profile.room.slug !== LOBBY && opened.gate.may(who, "own", Date.now());
			return isAllowed ? done(opened) : refuse("not_allowed");
		});
		if (!outcome.ok) return outcome;
		const { profile, members, history } = outcome.value;
		const { slug } = profile.room;
		const people = members.list();
		const { prefix } = history.files;
		const directory = this.env.DIRECTORY.getByName(DIRECTORY);
		if (prefix !== undefined) {
			// Ahead of everything: if the directory cannot be told which files to delete, the room is still there to say it.
			await directory.bury(slug, prefix);
			if (this.#opened !== outcome.value) return refuse("no_room");
		}
		this.#opened = undefined;
		this.#reportedLastAt = 0;
		this.#hub.closeAll("no_room");
		// Nothing else happens in the object until these two are done: whoever takes the address next finds it empty.
		await this.ctx.storage.deleteAlarm();
		await this.ctx.storage.deleteAll();
		// Whoever takes the address next has a room of their own, which must not be in these people's lists.
		for (const { user } of people) this.ctx.waitUntil(noteMembership(this.env, user, slug, false));
		await this.#reporter.withdraw(() => directory.remove(slug));
		return done(null);
	}

	/** Takes an account's word that a device of its takes notifications. */
	async listen(account: string): Promise<void> {
		this.#opened?.listeners.set(account, true);
	}

	/** Closes the sockets of sessions that were ended. */
	async signOut(person: string, sessions: string[]): Promise<void> {
		this.#hub.closePerson(person, "signed_out", sessions);
	}

	/** Has an account that is no more leave: what they wrote stays under nobody's name, or goes. */
	async forget(ids: string[], ghost: User, doesRemove: boolean): Promise<void> {
		if (this.#opened?.import.overAt(Date.now()) !== undefined) throw new Error("an import is under way; the account asks again");
		for (const id of ids) {
			this.#hub.closePerson(id, "signed_out");
			this.#opened?.moderation.forget(id, ghost, doesRemove);
		}
	}

	/** Takes a bot's answer to a pending message, once. Throws on what is no answer: bots are as foreign as anybody. */
	async answer(message: number, answer: Answer, attempt?: number): Promise<AnswerResult> {
		const parsed = v.parse(AnswerSchema, answer);
		return this.#opened?.conversation.answer(message, parsed, attempt) ?? "unknown";
	}

	/** The upgrade of a person's connection, as `routes` passes it on. */
	override async fetch(request: Request): Promise<Response> {
		const who = readVisitor(request.headers.get(VISITOR_HEADER));
		// Only a room that lets them in is noted, and again after the wait: it may have put them out meanwhile.
		const visit = this.#inside(who, done).ok ? await noteVisit(this.env, who, this.ctx.id.name ?? "") : {};
		if (!visit) return refuseSocket("signed_out");
		const entered = this.#inside(who, done);
		if (!entered.ok) return refuseSocket(whyNot(entered.code));
		const opened = entered.value;
		if (visit.listens !== undefined) opened.listeners.set(who.user.id, visit.listens);
		opened.moderation.meet(who);
		const hello = readHello(new URL(request.url).searchParams);
		const response = this.#hub.accept(who, () => opened.conversation.welcome(who, hello));
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
		const overAt = this.#opened?.import.overAt(Date.now());
		if (overAt === undefined) await this.#opened?.conversation.ring();
		else await this.ctx.storage.setAlarm(overAt);
	}

	/** Does something for somebody who is inside, unless an import has the room. To who is not, a private room is as one that does not exist. */
	#inside<T>(who: Visitor, run: (opened: Opened) => Outcome<T>): Outcome<T> {
		const opened = this.#claimed(who);
		const standing = opened?.gate.look(who, Date.now()) ?? "outsider";
		if (!opened || standing === "outsider") return refuse("no_room");
		if (standing === "banned") return refuse(opened.profile.room.visibility === "private" ? "no_room" : "not_allowed");
		if (opened.import.overAt(Date.now()) !== undefined) return refuse("unavailable", CLOSED);
		return run(opened);
	}

	/** The room, once whoever comes has in it what was theirs as a guest. */
	#claimed(who: Visitor): Opened | undefined {
		if (who.was.length > 0) this.#opened?.moderation.claim(who);
		return this.#opened;
	}

	#leave(socket: WebSocket, code: number): void {
		this.#hub.leave(socket, code);
		if (this.#opened) this.#report(this.#opened);
	}

	#found(info: RoomInfo, founders: Member[]): Opened {
		const { storage } = this.ctx;
		const profile = storage.transactionSync(() => {
			migrate(storage, ROOM_MIGRATIONS);
			const members = new Members(storage.sql);
			for (const { user, role } of founders) members.put(user, role, info.createdAt);
			return Profile.create(storage.sql, info, readSettings(this.env).retentionDays);
		});
		const opened = this.#open(profile, new History(storage));
		this.#opened = opened;
		this.#report(opened);
		return opened;
	}

	#open(profile: Profile, history: History): Opened {
		const opened = openParts(profile, history, {
			env: this.env,
			storage: this.ctx.storage,
			hub: this.#hub,
			commandList: this.#commandList,
			onRoomChanged: () => this.#report(opened),
			onPublished: () => {
				if (history.lastAt - this.#reportedLastAt >= LAST_AT_EVERY_MS) this.#report(opened);
			},
			waitUntil: (promise) => this.ctx.waitUntil(promise),
		});
		return opened;
	}

	#report({ profile, history }: Opened): void {
		const lastAt = history.lastAt;
		this.#reportedLastAt = lastAt;
		this.#reporter.report({ ...profile.room, online: this.#hub.presence.count, lastAt });
	}
}

function readHello(params: URLSearchParams): Hello {
	const [since, seen] = [params.get("since"), params.get("seen")];
	return { ...(since === null ? {} : { since: Number(since) }), ...(seen === null ? {} : { seen: Number(seen) }) };
}

function lobby(createdAt: number): RoomInfo {
	return { slug: LOBBY, title: "Lobby", topic: "", visibility: "public", slowMode: 0, createdAt };
}

/** Why somebody's socket is refused who is not let in. An import is soon over: they come back. */
function whyNot(code: ErrorCode): CloseReason {
	if (code === "unavailable") return "restarting";
	return code === "no_room" ? "no_room" : "not_allowed";
}
