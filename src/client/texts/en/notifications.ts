import type { Standing } from "../../notifications.ts";

/** Notifications: on this device, and what one is told of in each room. */
export const notifications = {
	title: "Notifications",
	about: {
		on: "This device tells you of messages, even when the chat is closed.",
		off: "Be told of messages on this device, even when the chat is closed.",
		denied: "This browser was told to show no notifications of this chat. Allow them in its settings for this site, then reload the page.",
		install: "On an iPhone or iPad they come to the app: choose Share, then “Add to Home Screen”, and turn them on there.",
		unsupported: "This browser cannot show notifications of websites.",
	} satisfies Record<Standing, string> as Record<Standing, string>,
	turnOn: "Turn on",
	turningOn: "Turning on…",
	turnOff: "Turn off",
	turnOffOn: (device: string) => `Turn off on ${device}`,
	isOn: "Notifications are on.",
	isOff: "Notifications are off on this device.",
	notAllowed: "The browser did not allow it.",
	failed: "The browser could not turn notifications on. Is it online, and not in a private window?",
	sendTest: "Send a test",
	testSent: "Sent. It should be here in a moment.",
	thisDevice: "This device",
	sent: (ago: string) => `Last told ${ago}`,
	neverSent: "Told nothing yet",
	inRooms: "What you are told of",
};
