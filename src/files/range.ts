/** Which part of a file is asked for (RFC 9110, 14.1.2): players of sound and video ask for the part that they play. */

export interface Range {
	offset: number;
	length: number;
}

/** Undefined where the whole is to be sent: for no range, several, or what is none. */
export function readRange(header: string | undefined, size: number): Range | "unsatisfiable" | undefined {
	const [match, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
	if (match === undefined || (from === "" && to === "")) return undefined;
	// "-5" are the last five.
	const offset = from === "" ? Math.max(0, size - Number(to)) : Number(from);
	const last = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
	if (from !== "" && to !== "" && Number(to) < Number(from)) return undefined;
	return offset > last ? "unsatisfiable" : { offset, length: last - offset + 1 };
}
