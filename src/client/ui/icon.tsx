/** The page's few drawn signs. They decorate: whatever they mean is said in words beside them. */

const PATHS = {
	send: "M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4",
	clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3 2",
	alert: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V13m0 3.2v.1",
	menu: "M4 7h16M4 12h16M4 17h16",
	close: "m6 6 12 12M18 6 6 18",
	plus: "M12 5v14M5 12h14",
	down: "M12 5v14m-6-6 6 6 6-6",
	link: "M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7L12 17.7",
	key: "M8 11.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.2 1.3L20 4m-4.5 4.5 3.5 3.5M12.5 11.5l2 2",
	leave: "M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M4 12h11m-4-4 4 4-4 4",
	smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8.5 10v.1m7-.1v.1M8 14.2c1 1.5 2.4 2.3 4 2.3s3-.8 4-2.3",
	reply: "M9 6 4 11l5 5m-5-5h9.5a6.5 6.5 0 0 1 6.5 6.5V18",
	edit: "M4.5 19.5l.9-4.2L16 4.7a1.8 1.8 0 0 1 2.6 0l.7.7a1.8 1.8 0 0 1 0 2.6L8.7 18.6l-4.2.9ZM14 7l3 3",
	copy: "M9 9V5.5A1.5 1.5 0 0 1 10.5 4h8A1.5 1.5 0 0 1 20 5.5v8a1.5 1.5 0 0 1-1.5 1.5H15M5.5 9h8a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 4 18.5v-8A1.5 1.5 0 0 1 5.5 9Z",
	trash: "M4.5 7h15M10 7V4.5h4V7m4 0-.8 11.6a1.5 1.5 0 0 1-1.5 1.4H8.3a1.5 1.5 0 0 1-1.5-1.4L6 7m4 4v5m4-5v5",
	check: "m5 12.5 4.5 4.5L19 7.5",
	people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c0-3.3 2.7-6 6-6s6 2.7 6 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.6c1.8 1 3 3 3 5.4",
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
	return (
		<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			<path d={PATHS[name]} />
		</svg>
	);
}
