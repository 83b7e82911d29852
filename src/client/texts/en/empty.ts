/** A room in which nothing was said yet. */
export const empty = {
	qr: "The address of this room as a QR code",
	showQr: "Show it as a QR code",
	hideQr: "Hide the QR code",
	welcome: "Welcome to {room}",
	youAnd: "You and {room}",
	quiet: "It is quiet here. Say the first word below, or bring others in.",
	over: "Nothing was said here before it was archived.",
	share: "Share this address",
	addressCopied: "The address is on your clipboard.",
	addressSelected: "The address is selected: copy it with your keyboard.",
	askBot: "Ask a bot",
	bring: "Bring the messages of another room",
	onlyTwo: "This is the beginning of your conversation. Only you two are in it.",
	private: "This room is private: only people who are invited can find and enter it.",
	invite: "Invite people",
};
