/** Times that providers write as the clock on the wall of their exchange. */

/**
 * Unix milliseconds of a wall-clock time such as "2026-10-05T15:59:59" in a time zone, or undefined if it is none.
 * Within the hour that the clock shows twice a year, either of the two.
 */
export function zonedTime(wall: string, timeZone: string): number | undefined {
	const asUtc = Date.parse(`${wall}Z`);
	if (Number.isNaN(asUtc)) return undefined;
	// Asking for the offset at a time that is off by the offset errs only next to a change of the clocks; asking again does not.
	const guess = asUtc - offsetMs(asUtc, timeZone);
	return asUtc - offsetMs(guess, timeZone);
}

/** How far the clocks of a time zone are ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
	// Swedish dates are ISO dates but for the blank in the middle.
	const wall = new Date(at).toLocaleString("sv-SE", { timeZone }).replace(" ", "T");
	return Date.parse(`${wall}Z`) - Math.floor(at / 1000) * 1000;
}
