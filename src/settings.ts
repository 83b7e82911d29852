/** What an operator sets in `[vars]` or as a secret, with a safe default for each; README.md describes them. */
import * as v from "valibot";
import { CommandNameSchema } from "./protocol/addresses.ts";
import { parseRate, type Rate } from "./room/rate-limit.ts";

declare global {
	interface Env {
		/** A secret that the operator may set: what sessions are signed with, instead of the key that is made. */
		SESSION_KEY?: string;
	}
}

export interface Settings {
	/** The host names that the chat answers to; any where there is none. */
	hosts: string[];
	guests: boolean;
	/** Whether people may make accounts. */
	signUp: boolean;
	/** The account that owns the lobby. */
	owner: string | undefined;
	/** Who may open rooms. */
	rooms: "everybody" | "accounts" | "owner";
	/** How many days messages are kept at most; 0 for ever. */
	retentionDays: number;
	/** Words that nobody may write. */
	blockedWords: string[];
	/** The command of the bot that looks links up; undefined where none are looked up. */
	previewCommand: string | undefined;
	/** Tries to sign in to one account. */
	rateSignIns: Rate;
	/** Accounts that are made from one network. */
	rateSignUps: Rate;
	/** Messages of one person in one room. */
	rateMessages: Rate;
	/** Commands of one person in one room. */
	rateCommands: Rate;
	/** Commands of all people in one room together. */
	rateRoomCommands: Rate;
	/** Who may send files, where a bucket is bound. */
	uploads: "everybody" | "accounts" | "off";
	/** Files of one person in one room. */
	rateFiles: Rate;
	/** Bytes of all files in one room. */
	storagePerRoom: number;
	/** Rooms that one person opens. */
	rateRooms: Rate;
	/** Where notifications may go besides push services on the public web. */
	pushOrigins: string[];
}

const MIB = 1024 * 1024;

/** Reads the settings; what is missing or malformed is as if it were not set. */
export function readSettings(env: Env): Settings {
	return {
		hosts: listOf(env.HOSTS).map((host) => host.toLowerCase()),
		guests: env.GUESTS !== "off",
		signUp: env.SIGN_UP !== "closed",
		owner: env.OWNER ? env.OWNER.toLowerCase() : undefined,
		rooms: env.ROOM_CREATION === "accounts" || env.ROOM_CREATION === "owner" ? env.ROOM_CREATION : "everybody",
		retentionDays: /^\d{1,5}$/.test(env.RETENTION_DAYS ?? "") ? Number(env.RETENTION_DAYS) : 0,
		blockedWords: listOf(env.BLOCKED_WORDS),
		previewCommand: v.is(CommandNameSchema, env.LINK_PREVIEWS) ? env.LINK_PREVIEWS : undefined,
		rateSignIns: parseRate(env.RATE_SIGN_INS) ?? { burst: 10, windowMs: 900_000 },
		rateSignUps: parseRate(env.RATE_SIGN_UPS) ?? { burst: 100, windowMs: 3_600_000 },
		rateMessages: parseRate(env.RATE_MESSAGES) ?? { burst: 10, windowMs: 5_000 },
		rateCommands: parseRate(env.RATE_COMMANDS) ?? { burst: 10, windowMs: 10_000 },
		rateRoomCommands: parseRate(env.RATE_ROOM_COMMANDS) ?? { burst: 100, windowMs: 20_000 },
		uploads: env.UPLOADS === "accounts" || env.UPLOADS === "off" ? env.UPLOADS : "everybody",
		rateFiles: parseRate(env.RATE_FILES) ?? { burst: 30, windowMs: 300_000 },
		storagePerRoom: (/^\d{1,8}$/.test(env.STORAGE_PER_ROOM ?? "") ? Number(env.STORAGE_PER_ROOM) : 1_024) * MIB,
		rateRooms: parseRate(env.RATE_ROOMS) ?? { burst: 20, windowMs: 600_000 },
		pushOrigins: listOf(env.PUSH_ORIGINS),
	};
}

function listOf(text = ""): string[] {
	return text
		.split(",")
		.map((part) => part.trim())
		.filter((part) => part !== "");
}
