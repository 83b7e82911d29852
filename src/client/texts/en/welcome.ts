/** The first screen, and an account that begins there. */
export const welcome = {
	noConnection: "No connection",
	titles: {
		guest: "Welcome to Chattorum",
		"sign-in": "Sign in",
		"sign-up": "Create an account",
		recovery: "Use a recovery code",
	},
	/** A line below the title; the guest's names the room. */
	lines: {
		"sign-in": "Welcome back.",
		"sign-up": "It keeps your name and what you write, on every device.",
		recovery: "For when your password is lost.",
	},
	/** What the way to each says. */
	ways: {
		guest: "Come in as a guest",
		"sign-in": "Sign in",
		"sign-up": "Create an account",
		recovery: "Use a recovery code",
	},
	invited: "Choose a name to see your invitation.",
	lead: "Choose a name and you are in the room {room}.",
	signInInstead: "Please sign in.",
	signInOrUp: "Please sign in, or create an account.",
	name: "Your name",
	nameHint: "This is how the others see you.",
	enter: "Enter",
	entering: "Entering…",
	/** The title of the page of an invitation. */
	invitation: "Invitation",
};

/** A part of the page that is not there yet. */
export const missing = {
	title: "This could not be loaded",
	why: "Are you online? If you are, the chat has been renewed since you opened this page: reload it.",
	reload: "Reload",
};
