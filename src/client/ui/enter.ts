/** What Enter does where one writes: it sends, unless a finger writes or somebody wants it otherwise. Ctrl with it always sends. */
import { keptSwitch } from "./kept-switch.ts";
import { isTouch } from "./touch.ts";

/** Whether Enter begins a new line in this browser too. */
export const enterBreaks = keptSwitch("chattorum:enter-breaks");

export function sendsOnEnter(): boolean {
	return !isTouch() && !enterBreaks.isOn.value;
}
