/** Code between fences, the way people in chats write it: also without a last line of its own for the closing fence. Pure. */
import type { Block } from "./tree.ts";

interface Fenced {
	readonly fence: string;
	/** What stands behind the opening fence. */
	readonly label: string;
	readonly text: string;
	readonly isClosed: boolean;
}

/** Undefined where it is no code after all. */
export function codeOf({ fence, label, text, isClosed }: Fenced): Block | undefined {
	// An opening fence alone says nothing; "~~~so cute~~~" opens none.
	if (text === "" || (!isClosed && fence.startsWith("~"))) return undefined;
	if (isClosed) return { kind: "code", text, label };
	// ```let a = 1;
	// a++;```
	const code = text.endsWith(fence) ? text.slice(0, -fence.length) : text;
	return /\s/.test(label) ? { kind: "code", text: `${label}\n${code}`, label: "" } : { kind: "code", text: code, label };
}
