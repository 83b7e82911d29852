/** What to call the device that somebody signed in on, for their list of sessions. */

const BROWSERS: [RegExp, string][] = [
	[/\bEdg(e|A|iOS)?\//, "Edge"],
	[/\bOPR\//, "Opera"],
	[/\bFirefox\/|\bFxiOS\//, "Firefox"],
	[/Chrome\/|\bCriOS\//, "Chrome"],
	[/\bSafari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
	[/\biPhone\b|\biPad\b/, "iOS"],
	[/\bAndroid\b/, "Android"],
	[/\bWindows\b/, "Windows"],
	[/\bMac OS X\b/, "macOS"],
	[/\bCrOS\b/, "ChromeOS"],
	[/\bLinux\b/, "Linux"],
];

/** "Firefox on Linux", as a User-Agent header has it; what cannot be told is left out. */
export function deviceOf(userAgent: string | undefined): string {
	const find = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
	const browser = find(BROWSERS);
	const system = find(SYSTEMS);
	if (browser === undefined) return system ?? "A script or an unknown browser";
	return system === undefined ? browser : `${browser} on ${system}`;
}
