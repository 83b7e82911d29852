/** Going to other rooms and other days, and the keys for all there is. */
export const switcher = {
	title: "Go to",
	field: "Room or person",
	toRooms: "Go to a room",
	toAll: "Go to a room or a person",
	list: "Rooms and people",
	archived: "archived",
	noRoom: "No room is called that.",
	nobody: "No room and nobody is called that.",
	choose: "{keys} to choose",
	go: "{key} to go",
	close: "{key} to close",
};

export const days = {
	title: "Go to a day",
	go: "Go",
	beginning: "Beginning",
	weekAgo: "A week ago",
	yesterday: "Yesterday",
	nothing: "Nothing was said on that day. This is what came next.",
};

export const page = {
	title: "This page",
	sound: "Sound",
	soundFor: "For mentions and direct messages",
	keys: "Keys",
};

export const keys = {
	title: "Keys",
	or: "or",
	everywhere: "Everywhere",
	switch: "Go to a room or a person",
	previous: "The room above",
	next: "The room below",
	previousUnread: "The unread room above",
	nextUnread: "The unread room below",
	search: "Search this room",
	markRead: "Mark this room as read",
	keys: "Show these keys",
	writing: "Where you write",
	send: "Send",
	newLine: "Begin a new line",
	editLast: "Edit your last message, if nothing is written",
	recall: "Bring back a command that you sent",
	choose: "Choose from a list",
	accept: "Take what is chosen",
	leaveTask: "Close a list, or stop replying or editing",
	onMessage: "On a message",
	above: "The message above",
	below: "The message below",
	menu: "All that can be done",
	reply: "Reply",
	react: "React",
	edit: "Edit, if it is yours",
	copyLink: "Copy the link",
	unread: "Mark unread from here",
	day: "Go to another day",
	delete: "Delete",
	leave: "Back to writing",
};
