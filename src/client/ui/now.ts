/** The time as a hook, for what counts seconds on screen. */
import { useEffect, useState } from "preact/hooks";

/** The present time, renewed every so many milliseconds; the timer ends with the component. */
export function useNow(everyMs: number): number {
	const [now, setNow] = useState(Date.now);
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), everyMs);
		return () => clearInterval(timer);
	}, [everyMs]);
	return now;
}
