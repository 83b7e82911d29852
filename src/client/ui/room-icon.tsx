/** The signs of rooms and people. As with the page's other signs, what they mean is said in words beside them. */

const PATHS = {
	lock: "M7 11V8a5 5 0 0 1 10 0v3M6.5 11h11a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5v-6A1.5 1.5 0 0 1 6.5 11Z",
	settings: "M4 8h8m4 0h4M4 16h4m4 0h8M14 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4ZM10 13.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z",
	more: "M6 12h.01M12 12h.01M18 12h.01",
	search: "M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.8 11.3L20 20",
	bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5a2.2 2.2 0 0 0 4 0",
	quiet: "M8 6.5a6 6 0 0 1 10 4.5v4M6.3 9.5A6 6 0 0 0 6 11v5.5L4.5 18H17M10 20.5a2.2 2.2 0 0 0 4 0M4 4l16 16",
	pause: "M9 6v12m6-12v12",
	archive: "M4 6.5h16v3H4zM5.5 9.5v8.5h13V9.5M10 13h4",
} as const;

export function RoomIcon({ name }: { name: keyof typeof PATHS }) {
	return (
		<svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			<path d={PATHS[name]} />
		</svg>
	);
}
