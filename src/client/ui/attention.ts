/** Follows which messages are on screen, and whether somebody looks: the tab is visible and has the focus. */

/** A message is on screen when half of it is, or when it fills half of the screen. */
const ENOUGH = 0.5;

export function isAttended(): boolean {
	return document.visibilityState === "visible" && document.hasFocus();
}

/** Calls back whenever either changes. The messages are the children of `list` that have an id. Call what it returns to stop. */
export function followAttention(
	scroller: HTMLElement,
	list: HTMLElement,
	onLook: (ids: number[], isAttended: boolean) => void,
): () => void {
	const onScreen = new Map<Element, number>();
	const tell = () => onLook([...onScreen.values()], isAttended());
	const rows = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of entries) {
				const isFilling = rootBounds !== null && intersectionRect.height >= ENOUGH * rootBounds.height;
				if (isIntersecting && (intersectionRatio >= ENOUGH || isFilling)) onScreen.set(target, idOf(target));
				else onScreen.delete(target);
			}
			tell();
		},
		{ root: scroller, threshold: [0, 0.1, 0.25, ENOUGH, 1] },
	);
	const follow = (added: Iterable<Node>) => {
		for (const row of added) if (row instanceof HTMLElement && row.dataset.id !== undefined) rows.observe(row);
	};
	const changes = new MutationObserver((records) => {
		for (const { addedNodes, removedNodes } of records) {
			follow(addedNodes);
			for (const row of removedNodes) {
				if (!(row instanceof Element) || row.isConnected) continue;
				rows.unobserve(row);
				onScreen.delete(row);
			}
		}
	});
	follow(list.children);
	changes.observe(list, { childList: true });
	addEventListener("focus", tell);
	addEventListener("blur", tell);
	document.addEventListener("visibilitychange", tell);
	return () => {
		rows.disconnect();
		changes.disconnect();
		removeEventListener("focus", tell);
		removeEventListener("blur", tell);
		document.removeEventListener("visibilitychange", tell);
		onLook([], false);
	};
}

function idOf(row: Element): number {
	return row instanceof HTMLElement ? Number(row.dataset.id) : 0;
}
