/** A room that exists: what it is made of, and how the parts are put together. */
import { readSettings } from "../settings.ts";
import { BlockedWords } from "./blocked-words.ts";
import type { CommandList } from "./command-list.ts";
import { Conversation } from "./conversation.ts";
import { Decisions, type DecisionsContext } from "./decisions.ts";
import { Gate } from "./gate.ts";
import type { History } from "./history.ts";
import type { Hub } from "./hub.ts";
import { Import } from "./import.ts";
import { Invitations } from "./invitations.ts";
import { Levels } from "./levels.ts";
import { Limits } from "./limits.ts";
import { Listeners } from "./listeners.ts";
import { Markers } from "./markers.ts";
import { Members } from "./members.ts";
import { noteMembership, noteRead } from "./membership.ts";
import { Moderation } from "./moderation.ts";
import { Notifier } from "./notifier.ts";
import { Outbox } from "./outbox.ts";
import type { Profile } from "./profile.ts";
import { sendJob } from "./queue.ts";
import { Quotas } from "./quotas.ts";
import { Retention } from "./retention.ts";
import { Uploads } from "./uploads.ts";
import { Voice } from "./voice.ts";

export interface Opened {
	readonly profile: Profile;
	readonly history: History;
	readonly gate: Gate;
	readonly limits: Limits;
	readonly members: Members;
	readonly levels: Levels;
	readonly listeners: Listeners;
	readonly conversation: Conversation;
	readonly moderation: Moderation;
	readonly invitations: Invitations;
	readonly import: Import;
	readonly uploads: Uploads;
}

/** What is there before the room is, and who is told of what happens in it. */
export interface Surroundings {
	readonly env: Env;
	readonly storage: DurableObjectStorage;
	readonly hub: Hub;
	readonly commandList: CommandList;
	/** Told when the room itself has changed, and when something was said and published. */
	readonly onRoomChanged: () => void;
	readonly onPublished: () => void;
	readonly waitUntil: (promise: Promise<unknown>) => void;
}

/** Makes a room of what it is and what was said in it. */
export function openParts(profile: Profile, history: History, around: Surroundings): Opened {
	const { env, storage, hub, commandList, onRoomChanged, onPublished, waitUntil } = around;
	const settings = readSettings(env);
	const members = new Members(storage.sql, history.people);
	const gate = new Gate(profile, members, settings.owner);
	const markers = new Markers(storage.sql, Date.now);
	const levels = new Levels(storage.sql);
	const listeners = new Listeners(storage.sql);
	const outbox = new Outbox(storage.sql);
	const limits = new Limits(settings);
	const blockedWords = new BlockedWords(settings.blockedWords);
	const bucket: R2Bucket | undefined = env.FILES;
	const quotas = new Quotas(storage.sql);
	const uploads = new Uploads({ gate, members, history, quotas, blockedWords, settings, bucket, now: Date.now });
	const shared = { profile, history, members, markers, levels, listeners, gate, limits, outbox, storage, hub, now: Date.now };
	const context: DecisionsContext = {
		...shared,
		onRoomChanged: () => {
			conversation.upkeep.followRetention();
			onRoomChanged();
		},
		onMembership: (person, isMember) => {
			if (!isMember) {
				levels.remove(person.id);
				listeners.set(person.id, false);
			}
			waitUntil(noteMembership(env, person, profile.room.slug, isMember));
		},
	};
	const decisions = new Decisions(context);
	const notifier = new Notifier({
		...shared,
		tell: (account, notice) => env.ACCOUNTS.getByName(account).tell(notice),
		tellRead: (account) => waitUntil(noteRead(env, account, profile.room.slug)),
	});
	const conversation = new Conversation({
		...shared,
		voice: new Voice(profile, gate, members, history),
		decisions,
		notifier,
		commandList,
		previewCommand: settings.previewCommand,
		blockedWords,
		retention: new Retention(history, profile),
		uploads,
		sendJob: (job) => sendJob(env, job),
		onPublished,
		waitUntil,
	});
	return {
		...shared,
		conversation,
		moderation: new Moderation(context, decisions),
		invitations: new Invitations(context, decisions),
		import: new Import(context, decisions),
		uploads,
	};
}
