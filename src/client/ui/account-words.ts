/** The small words about an account: handles, devices, how long ago. Pure. */
import { slugify } from "../../protocol/addresses.ts";
import { HANDLE_MAX_CHARS, SESSION_TOUCH_MS } from "../../protocol/limits.ts";
import { isHandle } from "../../protocol/names.ts";
import { locale } from "../texts/language.ts";
import { t } from "../texts/later.ts";
import type { Reader } from "./times.ts";

const SYSTEMS: readonly (readonly [RegExp, () => string])[] = [
	[/\biPhone\b/, () => "iPhone"],
	[/\biPad\b/, () => "iPad"],
	[/\bAndroid\b/, () => t.account.devices.android],
	[/\bWindows\b/, () => t.account.devices.windows],
	[/\bMac OS X\b/, () => "Mac"],
	[/\bCrOS\b/, () => "Chromebook"],
	[/\bLinux\b/, () => t.account.devices.linux],
];
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
	["year", 365 * 86_400_000],
	["month", 30 * 86_400_000],
	["day", 86_400_000],
	["hour", 3_600_000],
	["minute", 60_000],
];

/** A handle that a name could have; empty if the name has too few letters of a handle. */
export function suggestHandle(name: string): string {
	const handle = slugify(name).slice(0, HANDLE_MAX_CHARS).replace(/-+$/, "");
	return isHandle(handle) ? handle : "";
}

/** What to call this device by its User-Agent, until somebody names it better. */
export function deviceName(userAgent: string): string {
	return SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1]() ?? t.account.devices.other;
}

/** "3 hours ago", in the largest unit that fits. What is more recent than the server tells exactly is "just now". */
export function ago(at: number, now: number, { locale: tag = locale() }: Reader = {}): string {
	const passed = now - at;
	const unit = passed < SESSION_TOUCH_MS ? undefined : UNITS.find(([, ms]) => passed >= ms);
	if (!unit) return t.account.justNow;
	return new Intl.RelativeTimeFormat(tag, { numeric: "auto" }).format(-Math.floor(passed / unit[1]), unit[0]);
}
