/** What goes wrong behind the screen. */
export const trouble = {
	offline: "The chat cannot be reached. Are you online?",
	lost: "The connection was lost.",
	stopped: "It was stopped, and nothing of it was kept.",
	fileNotSent: "The file could not be sent.",
	fileEmpty: "This file is empty.",
	fileTooLarge: (megabytes: string) => `Larger than ${megabytes} MB, the most that can be sent.`,
	page: "Something went wrong in this page. Please reload it.",
	/** What somebody is told whose session ended without their doing. */
	ended: {
		account: "You were signed out: your session was ended, maybe on another device. Sign in to go on where you were.",
		guest: "Your visit has ended, so the chat no longer knows you. Choose a name to go on.",
	},
	noSuchMessage: "That message is not here: it was deleted for its age, or never was.",
	noSuchMessageHere: "That message is not here: it was deleted for its age, or never was. This is what was said around it.",
};

/** By the code of a refusal (protocol/errors.ts) what the server says of it in English itself. */
export const errors: Readonly<Record<string, string>> = {};

/** The same for texts that say more than their code, and for what is wrong with what was typed: by the English text, numbers as "#". */
export const says: Readonly<Record<string, string>> = {};
