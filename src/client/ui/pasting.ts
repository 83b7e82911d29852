/** What is offered for a text that was pasted: to stand in the message as code, or to go with it as a file. */

/** Longer than a screen is wide and high, by which others are made to scroll. */
const LONG_CHARS = 1_200;
const LONG_LINES = 15;
/** Two lines of code are read as they are. */
const CODE_LINES = 3;
/** Of the lines with anything in them. */
const CODE_SHARE = 0.5;
/** How a line of code begins or ends, or what is in it; of a language or a log, it matters not which. */
const CODE_LINE =
	/^(?:\t| {2,}\S)|[{}();,:[\]]$|^[<#@$]\S|=>|[!=]==?|<\/|::|^\s*(?:\/\/|--|\*)|\b(?:const|let|def|func|return|import|class|select)\b/i;

export interface Pasted {
	readonly text: string;
	/** Where it came into the field. */
	readonly start: number;
}

/** Whether a text is worth the offer. */
export function isWorthOffering(text: string): boolean {
	if (text.includes("```")) return false;
	if (text.length >= LONG_CHARS) return true;
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	if (lines.length >= LONG_LINES) return true;
	return lines.length >= CODE_LINES && lines.filter((line) => CODE_LINE.test(line)).length >= CODE_SHARE * lines.length;
}

/** Where a pasted text stands now, though something was typed since; undefined where it does no more. */
export function placeOf(value: string, { text, start }: Pasted): number | undefined {
	if (value.startsWith(text, start)) return start;
	const found = value.indexOf(text);
	return found < 0 ? undefined : found;
}

/** A text between fences, to be put between what stands before and behind it. */
export function fenced(text: string, before: string, behind: string): string {
	const fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
	const opening = before === "" || before.endsWith("\n") ? "" : "\n";
	const closing = behind.startsWith("\n") ? "" : "\n";
	return `${opening}${fence}\n${text.replace(/\n+$/, "")}\n${fence}${closing}`;
}
