/** The dialog about one's own account. Behind a "|" stands what only a screen reader is told (ui/said.tsx). */
import { own, plural } from "../words.ts";

export const account = {
	title: "Your account",
	name: {
		title: "Name",
		open: "Change| name",
		cancel: "Cancel| name",
		done: "Your name is changed.",
		label: "New name",
		hint: "This is how the others see you.",
		save: "Save name",
	},
	password: {
		title: "Password",
		about: "A new one signs you out on all other devices.",
		open: "Change| password",
		cancel: "Cancel| password",
		done: "Your password is changed, and all other devices are signed out.",
		label: "New password",
		save: "Save password",
	},
	sessions: {
		title: "Signed in on",
		endAll: "Sign out everywhere",
		ended: "You are signed out on all devices.",
		here: "This device",
		used: (ago: string) => `Last used ${ago}`,
		end: (device: string) => `End| the session on ${own(device)}`,
	},
	delete: {
		title: "Delete account",
		about: "At once and for good.",
		open: "Delete…| account",
		cancel: "Cancel| account",
		done: "Your account is deleted. Thank you for having been here.",
		warning: (days: number) =>
			plural(days, {
				one: "You are signed out everywhere, and nobody can bring the account back. Nobody else can take the handle {handle} for # day. Whoever takes it after that gets nothing of yours.",
				other:
					"You are signed out everywhere, and nobody can bring the account back. Nobody else can take the handle {handle} for # days. Whoever takes it after that gets nothing of yours.",
			}),
		messages: "What becomes of your messages?",
		keep: { title: "Keep what I wrote", about: "It stays in the rooms, under “deleted account”." },
		remove: { title: "Remove what I wrote", about: "It goes from all rooms, for everybody." },
		act: "Delete my account",
		acting: "Deleting…",
	},
	justNow: "just now",
	devices: { android: "Android device", windows: "Windows computer", linux: "Linux computer", other: "My device" },
};

export const recovery = {
	title: "Recovery codes",
	none: "They let you in if you ever lose your password. You have none yet.",
	left: (count: number) =>
		plural(count, {
			one: "They let you in if you ever lose your password. You have # code left.",
			other: "They let you in if you ever lose your password. You have # codes left.",
		}),
	make: "Make| recovery codes",
	makeNew: "Make new| recovery codes",
	cancel: "Cancel| recovery codes",
	ready: "Your codes are ready.",
	oldOnes: "The codes that you have are no longer good then.",
	act: "Make codes",
	acting: "Making…",
	codes: {
		label: "Your new recovery codes",
		about: "{now} Each is good once. A password manager or a piece of paper is a good place.",
		now: "Keep these now: they are not shown again.",
		copied: "Copied.",
		notCopied: "They could not be copied. Please select and copy them.",
		download: "Download",
		kept: "I have kept them",
		file: (handle: string, host: string) => `Recovery codes of @${handle} at ${host}. Each is good once.`,
	},
};

export const passkeys = {
	title: "Passkeys",
	about: "Sign in with your fingerprint, face or device lock, and no password.",
	notHere: "This browser cannot use passkeys here. They need https.",
	add: "Add| a passkey",
	cancel: "Cancel| a passkey",
	ready: (name: string) => `The passkey “${own(name)}” is ready.`,
	removed: (name: string) => `The passkey “${own(name)}” is removed.`,
	label: "What to call it",
	hint: "So that you know later which device has it.",
	act: "Add passkey",
	acting: "Follow your device…",
	added: (date: string) => `Added ${date}`,
	addedAndUsed: (date: string, ago: string) => `Added ${date}, last used ${ago}`,
	rename: (name: string) => `Rename| the passkey ${own(name)}`,
	remove: (name: string) => `Remove| the passkey ${own(name)}`,
	newName: "New name of the passkey",
	removing: "You can no longer sign in with it. Your device may still list it; you can delete it there too.",
	removeIt: "Remove passkey",
};
