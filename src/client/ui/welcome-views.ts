/** The forms of the welcome screen: what each is called, and which ways lead from one to the others. */
import type { OpenSettings } from "../../protocol/api.ts";

export type View = "guest" | "sign-in" | "sign-up" | "recovery";

export const TITLES: Record<View, string> = {
	guest: "Welcome to Chattorum",
	"sign-in": "Sign in",
	"sign-up": "Create an account",
	recovery: "Use a recovery code",
};

/** A line below the title; the guest's names the room. */
export const LINES: Record<Exclude<View, "guest">, string> = {
	"sign-in": "Welcome back.",
	"sign-up": "It keeps your name and what you write, on every device.",
	recovery: "For when your password is lost.",
};

/** What the way to each says. */
export const WAYS: Record<View, string> = {
	guest: "Come in as a guest",
	"sign-in": "Sign in",
	"sign-up": "Create an account",
	recovery: "Use a recovery code",
};

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
