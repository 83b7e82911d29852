/** Times as people read them, in the reader's own language and zone. Pure but for the defaults. */
import { locale } from "../texts/language.ts";
import { t } from "../texts/room.ts";

export interface Reader {
	/** Undefined: the page's. */
	readonly locale?: string | undefined;
	/** Undefined: the browser's. */
	readonly timeZone?: string | undefined;
}

/** Formats are slow to make and there are few: each is kept. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, options: Intl.DateTimeFormatOptions, { locale: tag = locale(), timeZone }: Reader): string {
	const key = JSON.stringify([tag, timeZone, options]);
	let made = formats.get(key);
	if (!made) {
		made = new Intl.DateTimeFormat(tag, { ...options, ...(timeZone === undefined ? {} : { timeZone }) });
		formats.set(key, made);
	}
	return made.format(at);
}

/** "14:32" */
export function shortTime(at: number, reader: Reader = {}): string {
	return format(at, { timeStyle: "short" }, reader);
}

/** "14:32", or "Wed 14:32" where that is another day than now. */
export function moment(at: number, now: number, reader: Reader = {}): string {
	if (dayOf(at, reader) === dayOf(now, reader)) return shortTime(at, reader);
	return format(at, { weekday: "short", hour: "numeric", minute: "2-digit" }, reader);
}

/** "Tuesday, 24 November 2026 at 14:32:10 CET", for whoever wants to know exactly. */
export function fullTime(at: number, reader: Reader = {}): string {
	return format(at, { dateStyle: "full", timeStyle: "long" }, reader);
}

/** "24 Nov 2026, 14:32" */
export function momentText(at: number, reader: Reader = {}): string {
	return format(at, { dateStyle: "medium", timeStyle: "short" }, reader);
}

/** "24 November 2026" */
export function longDate(at: number, reader: Reader = {}): string {
	return format(at, { dateStyle: "long" }, reader);
}

/** Names a calendar day where the reader is, so that two times of one day have the same: "2026-11-24". */
export function dayOf(at: number, reader: Reader = {}): string {
	if (reader.timeZone !== undefined) {
		return format(at, { year: "numeric", month: "2-digit", day: "2-digit" }, { ...reader, locale: "en-CA" });
	}
	const date = new Date(at);
	return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The first moment of a day, in this browser's zone; undefined for what is none. */
export function startOf(day: string): number | undefined {
	const at = new Date(`${day}T00:00`).getTime();
	return Number.isNaN(at) ? undefined : at;
}

/** A day so many days before a time, in this browser's zone. */
export function daysBefore(at: number, days: number): string {
	const date = new Date(at);
	// A day is not always 24 hours.
	date.setDate(date.getDate() - days);
	return dayOf(date.getTime());
}

/** "Today", "Yesterday", the weekday within a week, else the date. */
export function dayLabel(at: number, now: number, reader: Reader = {}): string {
	const days = Math.round((midnight(dayOf(now, reader)) - midnight(dayOf(at, reader))) / 86_400_000);
	if (days === 0 || days === 1) {
		const word = new Intl.RelativeTimeFormat(reader.locale ?? locale(), { numeric: "auto" }).format(-days, "day");
		return word.charAt(0).toLocaleUpperCase(reader.locale ?? locale()) + word.slice(1);
	}
	if (days > 1 && days < 7) return format(at, { weekday: "long" }, reader);
	const isSameYear = dayOf(at, reader).slice(0, 4) === dayOf(now, reader).slice(0, 4);
	return format(at, { weekday: "long", day: "numeric", month: "long", ...(isSameYear ? {} : { year: "numeric" }) }, reader);
}

/** "12 s", "3 min", "2 h": how long something has been going on. */
export function elapsed(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1_000));
	if (seconds < 60) return t.units.seconds(seconds);
	return seconds < 3_600 ? t.units.minutes(Math.floor(seconds / 60)) : t.units.hours(Math.floor(seconds / 3_600));
}

function midnight(day: string): number {
	return Date.parse(`${day}T00:00:00Z`);
}
