/** How the page is used: by finger or by mouse, and how much of it a phone's keyboard covers. */

/** Whether a finger is what points: then Enter makes a line, as the keyboards of phones lead one to expect. */
export function isTouch(): boolean {
	return matchMedia("(pointer: coarse)").matches;
}

/**
 * Keeps the custom property `--keyboard` at the height that a keyboard on screen covers. Most browsers shrink the page
 * instead, as its viewport asks; WebKit does neither, and its `dvh` does not see the keyboard.
 */
export function followKeyboard(): void {
	const viewport = window.visualViewport;
	if (!viewport) return;
	// As high as the page thinks that it is. `innerHeight` says so too, but for some versions that take the keyboard off it.
	const probe = document.createElement("div");
	probe.className = "viewport-probe";
	document.body.append(probe);
	const follow = () => {
		// Zooming in makes the visual viewport smaller too, and is no keyboard.
		const isZoomed = viewport.scale > 1.01;
		const covered = isZoomed ? 0 : Math.max(0, Math.round(probe.offsetHeight - viewport.height - viewport.offsetTop));
		document.documentElement.style.setProperty("--keyboard", `${covered}px`);
	};
	viewport.addEventListener("resize", follow);
	viewport.addEventListener("scroll", follow);
}
