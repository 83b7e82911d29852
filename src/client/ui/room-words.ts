/** The words for spans, the same wherever they are read. Pure. */
import { t } from "../texts/room.ts";
import { elapsed } from "./times.ts";

/** "30 s", "5 min": the time between two messages of one person. */
export function slowModeWords(seconds: number): string {
	return elapsed(seconds * 1_000);
}

/** How long something still is, in its largest unit, rounded: "45 s", "3 min", "2 h", "5 days". */
export function leftWords(ms: number): string {
	const seconds = Math.max(0, ms / 1_000);
	if (seconds < 90) return t.units.seconds(Math.round(seconds));
	if (seconds < 90 * 60) return t.units.minutes(Math.round(seconds / 60));
	return seconds < 36 * 3_600 ? t.units.hours(Math.round(seconds / 3_600)) : t.units.days(Math.round(seconds / 86_400));
}
