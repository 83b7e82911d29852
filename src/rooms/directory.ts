/** The directory: one Durable Object that lists the rooms, as they report themselves, and the commands, as bots announce them. */
import { DurableObject } from "cloudflare:workers";
import * as v from "valibot";
import { migrate } from "../migrate.ts";
import type { ListedRoom } from "../protocol/api.ts";
import { type CommandInfo, CommandInfosSchema } from "../protocol/jobs.ts";
import { ROLL_CALL_EMPTY_MS, ROLL_CALL_MS } from "../protocol/limits.ts";
import { sendRollCall } from "../room/queue.ts";
import { Quotas } from "../room/quotas.ts";
import { readSettings } from "../settings.ts";
import { Announcements } from "./announcements.ts";
import { Leftovers } from "./leftovers.ts";
import { Listing } from "./listing.ts";
import { DIRECTORY_MIGRATIONS } from "./schema.ts";

export class Directory extends DurableObject<Env> {
	readonly #listing: Listing;
	readonly #announcements: Announcements;
	readonly #quotas: Quotas;
	readonly #leftovers: Leftovers;
	#calledAt = 0;

	constructor(ctx: DurableObjectState, env: Env) {
		super(ctx, env);
		migrate(ctx.storage, DIRECTORY_MIGRATIONS);
		this.#listing = new Listing(ctx.storage.sql);
		this.#announcements = new Announcements(ctx.storage.sql);
		this.#quotas = new Quotas(ctx.storage.sql);
		this.#leftovers = new Leftovers({
			storage: ctx.storage,
			bucket: env.FILES,
			isLiving: (slug, prefix) => env.ROOMS.getByName(slug).holdsFiles(prefix),
			now: Date.now,
		});
	}

	/** Takes a room's report of itself. */
	async note(room: ListedRoom): Promise<void> {
		this.#listing.put(room);
	}

	/** Forgets a room that is no more. */
	async remove(slug: string): Promise<void> {
		this.#listing.remove(slug);
		await this.#leftovers.hurry(slug);
	}

	/** Has the files of a room that is about to end deleted once it has, however long that takes. */
	async bury(slug: string, prefix: string): Promise<void> {
		await this.#leftovers.bury(slug, prefix);
	}

	override async alarm(): Promise<void> {
		await this.#leftovers.sweep();
	}

	/** The public rooms, and those that somebody has joined; which of them they were ever in is marked. */
	async rooms(joined: string[], entered: string[] = []): Promise<ListedRoom[]> {
		return this.#listing.list(joined, entered);
	}

	/** Whether a person may open a room now: 0, or the milliseconds until they may. */
	async takeRoomToken(person: string): Promise<number> {
		return this.#quotas.take("room", person, readSettings(this.env).rateRooms, Date.now());
	}

	/** The same for an account that is made from a network, given by its hash. */
	async takeSignUpToken(net: string): Promise<number> {
		return this.#quotas.take("account", net, readSettings(this.env).rateSignUps, Date.now());
	}

	/** Takes what a bot says it can do. Throws on a malformed list. */
	async announce(bot: string, commands: CommandInfo[]): Promise<void> {
		const parsed = v.parse(CommandInfosSchema, commands);
		this.ctx.storage.transactionSync(() => this.#announcements.replace(bot, parsed, Date.now()));
	}

	/** The commands as the bots announced them. If that is long ago, or never was, the bots are asked in passing. */
	async commands(): Promise<CommandInfo[]> {
		this.#callRoll();
		return this.#announcements.list();
	}

	/** A bot announces itself with its first command; this lets people see what there is before anybody has asked for it. */
	#callRoll(): void {
		const now = Date.now();
		const newest = this.#announcements.newest();
		const isDue = now - this.#calledAt >= ROLL_CALL_EMPTY_MS && (newest === undefined || now - newest >= ROLL_CALL_MS);
		if (!isDue) return;
		this.#calledAt = now;
		this.ctx.waitUntil(sendRollCall(this.env).catch((error) => console.warn("directory: the queue did not take the roll call", error)));
	}
}
