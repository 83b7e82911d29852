/** Text that came from elsewhere, made fit for one line of a message or card. */

/** One line of at most `max` UTF-16 units without control or format characters; what was cut off shows as "…". */
export function clipLine(text: string, max: number): string {
	const line = text
		.toWellFormed()
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
		.trim();
	if (line.length <= max) return line;
	// Cutting may leave half a surrogate pair, which is dropped.
	return `${line.slice(0, max - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
