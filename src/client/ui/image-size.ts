/** How large an image stands among messages. Pure. */

/** In pixels of the page. */
const MAX_WIDTH = 416;
const MAX_HEIGHT = 320;
/** Anything smaller would be hard to hit with a finger. */
const MIN_SIDE = 48;

/** As large as it is, or as the list has space for, in its own proportions; known before any of it is loaded. */
export function shownSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
	const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
	return { width: Math.max(MIN_SIDE, Math.round(width * scale)), height: Math.max(MIN_SIDE, Math.round(height * scale)) };
}
