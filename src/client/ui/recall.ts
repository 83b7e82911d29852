/** The commands that were sent from this browser, which the composer brings back. */

const KEY = "chattorum:commands";
const MAX = 50;

/** Notes what was sent, if it is a command. */
export function noteCommand(text: string): void {
	if (!/^\/[a-z]/.test(text)) return;
	const commands = [text, ...sentCommands().filter((one) => one !== text)].slice(0, MAX);
	withStorage((storage) => storage.setItem(KEY, JSON.stringify(commands)));
}

/** The newest first. */
export function sentCommands(): string[] {
	let kept: unknown;
	withStorage((storage) => {
		kept = JSON.parse(storage.getItem(KEY) ?? "[]");
	});
	return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
}

/** For when somebody signs out. */
export function forgetCommands(): void {
	withStorage((storage) => storage.removeItem(KEY));
}

/**
 * What comes in the place of a text on the way to older commands or back, where it is empty or one of them; newer than the
 * newest is the empty text. Undefined where nothing comes. Pure.
 */
export function recalled(commands: readonly string[], text: string, way: "older" | "newer"): string | undefined {
	const at = text === "" ? -1 : commands.indexOf(text);
	if (at === -1 && (text !== "" || way === "newer")) return undefined;
	return way === "older" ? commands[at + 1] : (commands[at - 1] ?? "");
}

/** Storage can be missing, full, forbidden or filled by somebody else: then there are no commands. */
function withStorage(use: (storage: Storage) => void): void {
	try {
		use(localStorage);
	} catch {}
}
