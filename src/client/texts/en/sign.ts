/** Signing in and up, and how one shows that it is oneself. */
export const sign = {
	handle: "Handle",
	handleHint: "A short name of your own to sign in with: letters a–z, digits, “-” and “_”.",
	handleTaken: "This handle is taken. Please choose another.",
	password: "Password",
	passwordHint: (least: string) => `At least ${least} characters; a few words together are good.`,
	show: (label: string) => `Show| ${label}`,
	hide: (label: string) => `Hide| ${label}`,
	signingIn: "Signing in…",
	withPasskey: "Sign in with a passkey",
	recoveryCode: "Recovery code",
	recoveryHint: "Each code is good once. Another one lets you set a new password afterwards.",
	wrongCode: "The handle or the code is wrong, or the code was used before.",
	create: "Create account",
	creating: "Creating…",
	seenAs: "The others see you as {name}.",
	/** What a field that is left empty asks for. */
	missing: {
		handle: "Please write your handle.",
		password: "Please write your password.",
		code: "Please write one of your recovery codes.",
	},
};

/** That it is I who asks. */
export const proof = {
	ways: { password: "Use the password", passkey: "Use a passkey", recovery: "Use a recovery code" },
	wrong: {
		password: "This is not your password.",
		recovery: "This code is wrong, or was used before.",
		passkey: "This passkey does not belong to your account.",
	},
	password: "Your password",
	usedUp: "It is used up by this.",
	passkey: "Your device asks for your passkey when you go on.",
	notChosen: "No passkey was chosen.",
	known: "This device has a passkey of this account already.",
	failed: "The passkey could not be used.",
};

/** The dialog in which a guest makes an account of what they are. */
export const keep = {
	title: "Create an account",
	lead: "You stay {name}, here and on every other device. What you wrote stays yours.",
	known: "You have an account already? What you wrote as a guest stays under that name.",
	closed: "This chat takes no new accounts. What you wrote as a guest stays under that name.",
	signIn: "Sign in with your account",
};
