/** Who belongs to a room and who must stay out of it, in SQLite. */
import type { Mute, Role, User } from "../protocol/message.ts";
import { isAbove } from "./access.ts";
import { People } from "./people.ts";
import type { Visitor } from "./visitor.ts";

/** When something ends; Unix milliseconds, undefined for never. */
export type Until = number | undefined;

interface MemberRow extends Record<string, SqlStorageValue> {
	id: string;
	name: string;
	kind: User["kind"];
	role: Role;
}

interface BanRow extends Record<string, SqlStorageValue> {
	person: string;
	until: number | null;
	net: string | null;
	net_until: number | null;
}

interface MuteRow extends Record<string, SqlStorageValue> {
	person: string;
	until: number | null;
}

export class Members {
	readonly #sql: SqlStorage;
	readonly #people: People;
	/** Bans and mutes as they are stored; in memory, since each message asks for them and mostly there are none. */
	#bans: BanRow[] | undefined;
	#mutes: MuteRow[] | undefined;

	constructor(sql: SqlStorage, people = new People(sql)) {
		this.#sql = sql;
		this.#people = people;
	}

	/** A member's role; undefined for who is none. */
	roleOf(person: string): Role | undefined {
		return this.#sql.exec<{ role: Role }>("SELECT role FROM members WHERE person = ?", person).toArray()[0]?.role;
	}

	/** The owners first, then the moderators, then by when they came. */
	list(): { user: User; role: Role }[] {
		return this.#sql
			.exec<MemberRow>(
				`SELECT p.id, p.name, p.kind, m.role FROM members m JOIN people p ON p.id = m.person
				ORDER BY m.role <> 'owner', m.role <> 'moderator', m.joined_at, p.id`,
			)
			.toArray()
			.map(({ role, ...user }) => ({ user, role }));
	}

	countOwners(): number {
		return this.#sql.exec<{ n: number }>("SELECT count(*) AS n FROM members WHERE role = 'owner'").one().n;
	}

	/** Makes somebody a member, or changes their role. */
	put(user: User, role: Role, now: number): void {
		this.#people.remember(user);
		this.#sql.exec("INSERT INTO members VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET role = excluded.role", user.id, role, now);
	}

	remove(person: string): void {
		this.#sql.exec("DELETE FROM members WHERE person = ?", person);
	}

	/** Gives an account the place of the guest that it was, and what was decided of them. Whether the guest had a place. */
	claim(guest: string, account: User, now: number): boolean {
		for (const table of ["bans", "mutes"]) this.#sql.exec(`UPDATE OR REPLACE ${table} SET person = ? WHERE person = ?`, account.id, guest);
		this.forget();
		const role = this.roleOf(guest);
		if (role === undefined) return false;
		const had = this.roleOf(account.id);
		if (had === undefined || isAbove(role, had)) this.put(account, role, now);
		this.remove(guest);
		return true;
	}

	/** Keeps somebody out. A guest can come back under another cookie, so for a while their network address is kept too. */
	ban(person: string, until: Until, net: { hash: string; until: number } | undefined, now: number): void {
		this.#prune(now);
		// Where they come from is known only while they are here: a ban that follows another does not forget it.
		this.#sql.exec(
			`INSERT INTO bans VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET until = excluded.until,
			net = coalesce(excluded.net, net), net_until = coalesce(excluded.net_until, net_until)`,
			person,
			until ?? null,
			net?.hash ?? null,
			net?.until ?? null,
		);
		this.forget();
	}

	unban(person: string): boolean {
		this.forget();
		return this.#sql.exec("DELETE FROM bans WHERE person = ?", person).rowsWritten > 0;
	}

	/** Whether somebody is kept out, by themselves or as a guest from where a banned guest came from. */
	isBanned(visitor: Visitor, now: number): boolean {
		const bans = this.#allBans();
		if (bans.length === 0) return false;
		const ids = this.#idsOf(visitor);
		const net = visitor.user.kind === "guest" ? visitor.net : "";
		return bans.some(
			(ban) => (ids.includes(ban.person) && isOn(ban.until, now)) || (net !== "" && ban.net === net && (ban.net_until ?? 0) > now),
		);
	}

	bans(now: number): { user: User; until?: number }[] {
		this.#prune(now);
		return this.#allBans().map(({ person, until }) => ({
			user: this.#people.find(person) ?? { id: person, name: person, kind: person.startsWith("~") ? "guest" : "account" },
			...(until === null ? {} : { until }),
		}));
	}

	mute(person: string, until: Until): void {
		this.#sql.exec("INSERT OR REPLACE INTO mutes VALUES (?, ?)", person, until ?? null);
		this.forget();
	}

	unmute(person: string): void {
		this.#sql.exec("DELETE FROM mutes WHERE person = ?", person);
		this.forget();
	}

	/** Whether somebody who comes may not write; of several mutes of theirs, the one that ends last. */
	muteOf(visitor: Visitor, now: number): Mute | undefined {
		return this.#allMutes().length === 0 ? undefined : this.#longestMute(this.#idsOf(visitor), now);
	}

	/** The same of somebody by the id that they have here. */
	muteOfPerson(person: string, now: number): Mute | undefined {
		return this.#longestMute([person], now);
	}

	/** Takes back all that was decided of somebody who is no more: who has their id one day is somebody else. */
	forgive(person: string): void {
		for (const table of ["bans", "mutes"]) this.#sql.exec(`DELETE FROM ${table} WHERE person = ?`, person);
		this.forget();
	}

	/** What is remembered of bans and mutes may not be so any more. */
	forget(): void {
		this.#bans = undefined;
		this.#mutes = undefined;
	}

	#longestMute(ids: readonly string[], now: number): Mute | undefined {
		const ends = this.#allMutes()
			.filter(({ person, until }) => ids.includes(person) && isOn(until, now))
			.map(({ until }) => until ?? Number.POSITIVE_INFINITY);
		if (ends.length === 0) return undefined;
		const until = Math.max(...ends);
		return until === Number.POSITIVE_INFINITY ? {} : { until };
	}

	#allMutes(): MuteRow[] {
		this.#mutes ??= this.#sql.exec<MuteRow>("SELECT * FROM mutes").toArray();
		return this.#mutes;
	}

	#allBans(): BanRow[] {
		this.#bans ??= this.#sql.exec<BanRow>("SELECT * FROM bans").toArray();
		return this.#bans;
	}

	/** Their own id, those of the guests that they were, and that of the account that this guest has become elsewhere. */
	#idsOf({ user, was }: Visitor): string[] {
		const known = user.kind === "guest" ? this.#people.find(user.id) : undefined;
		return known === undefined || known.id === user.id ? [user.id, ...was] : [user.id, known.id, ...was];
	}

	/** Forgets the bans that are over, and where people came from once that has served its time. */
	#prune(now: number): void {
		this.#sql.exec("UPDATE bans SET net = NULL, net_until = NULL WHERE net_until <= ?", now);
		this.#sql.exec("DELETE FROM bans WHERE until <= ?", now);
		this.forget();
	}
}

function isOn(until: number | null, now: number): boolean {
	return until === null || until > now;
}
