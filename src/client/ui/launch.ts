/** What the system has opened the page for, where it is installed as an app: see public/manifest.webmanifest. */

/** `share` is a text to be sent somewhere; `isNewRoom` asks for a new room. */
export interface Launch {
	readonly share?: string;
	readonly isNewRoom?: true;
}

/** The path that the manifest shares to. */
const SHARE = "/share";

let pending: Launch | undefined;

/** What an address asks for besides a room; undefined if nothing. */
export function launchOf({ pathname, search }: Pick<Location, "pathname" | "search">): Launch | undefined {
	const asked = new URLSearchParams(search);
	if (pathname === "/" && asked.has("new")) return { isNewRoom: true };
	if (pathname !== SHARE) return undefined;
	const parts = ["title", "text", "url"].map((name) => asked.get(name)?.trim() ?? "");
	// Some apps give the address within the text too, or the title twice.
	const isSaid = (part: string, place: number) =>
		parts.some((other, at) => at !== place && other.includes(part) && (other !== part || at < place));
	return { share: parts.filter((part, place) => part !== "" && !isSaid(part, place)).join("\n") };
}

/** Keeps it until somebody is in who can see to it. */
export function noteLaunch(launch: Launch | undefined): void {
	pending = launch;
}

/** Gives it once. */
export function takeLaunch(): Launch | undefined {
	const launch = pending;
	pending = undefined;
	return launch;
}
