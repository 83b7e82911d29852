/** The forms of the welcome screen, and which ways lead from one to the others. */
import type { OpenSettings } from "../../protocol/api.ts";

export type View = "guest" | "sign-in" | "sign-up" | "recovery";

const LEADS: Record<View, readonly View[]> = {
	guest: ["sign-in", "sign-up"],
	"sign-in": ["recovery", "sign-up", "guest"],
	"sign-up": ["sign-in", "guest"],
	recovery: ["sign-in", "guest"],
};

/** Where one can go from a form, in the order in which it is offered. */
export function otherViews(view: View, { guests, signUp }: OpenSettings): readonly View[] {
	return LEADS[view].filter((other) => (guests || other !== "guest") && (signUp || other !== "sign-up"));
}
