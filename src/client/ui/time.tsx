/** A moment: short on screen, exact for whoever points at it. */
import { fullTime, shortTime } from "./times.ts";

export function Time({ at, class: className }: { at: number; class?: string }) {
	return (
		<time {...(className === undefined ? {} : { class: className })} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
			{shortTime(at)}
		</time>
	);
}
