/** Up to where a guest has read in each room, kept in this browser; their tabs share it. */
import type { SavedSeen } from "./reading.ts";

const PREFIX = "chattorum:seen:";

/** Storage can be missing, full or forbidden; then each visit begins as the first. */
export const savedSeen: SavedSeen = {
	get(user, slug) {
		try {
			const seen = Number(localStorage.getItem(keyOf(user, slug)) ?? undefined);
			return Number.isSafeInteger(seen) && seen >= 0 ? seen : undefined;
		} catch {
			return undefined;
		}
	},
	set(user, slug, seen) {
		try {
			localStorage.setItem(keyOf(user, slug), String(seen));
		} catch {}
	},
	forget(user) {
		try {
			for (const key of Object.keys(localStorage)) if (key.startsWith(keyOf(user, ""))) localStorage.removeItem(key);
		} catch {}
	},
};

function keyOf(user: string, slug: string): string {
	return `${PREFIX}${user}:${slug}`;
}
