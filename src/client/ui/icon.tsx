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
	people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c0-3.3 2.7-6 6-6s6 2.7 6 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.6c1.8 1 3 3 3 5.4",
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
	return (
		<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			<path d={PATHS[name]} />
		</svg>
	);
}
