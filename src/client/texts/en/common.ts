/** Words that stand everywhere. */
export const common = {
	cancel: "Cancel",
	close: "Close",
	copied: "Copied",
	copy: "Copy",
	keep: "Keep it",
	loading: "Loading…",
	remove: "Remove",
	retry: "Retry",
	save: "Save",
	saving: "Saving…",
	signIn: "Sign in",
	tryAgain: "Try again",
	trying: "Trying…",
	toLobby: "Go to the lobby",
	newRoom: "New room",
	/** Behind what went wrong. */
	tryAgainIn: (seconds: string) => `Try again in ${seconds} s.`,
};
