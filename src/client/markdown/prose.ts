/** Tells emphasis from the stars and underscores of formulas, paths, globs and names, which Markdown would take for it. Pure. */

/** Scripts that are written without spaces, or with endings right behind a word, so that emphasis may stand within one. */
const UNSPACED =
	"\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Bopomofo}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}\\p{scx=Tibetan}";
const IN_WORD = `(?![${UNSPACED}])[\\p{L}\\p{N}]`;
/** Before the mark: a word goes on (2*3*4), or a path does (src/*.ts, self.__init__). */
const BEFORE = new RegExp(`(?:${IN_WORD}|[/\\\\.@$&])$`, "u");
/** Behind it: the same (f(*a)*2, __init__.py), or a call (__init__()). */
const BEHIND = new RegExp(`^(?:${IN_WORD}|[/\\\\(]|\\.\\p{L})`, "u");
/** Something that can be stressed, and neither "*.ts, lib/*" nor "/* a *" + "/ b /* c *" + "/". */
const STRESSED = /[\p{L}\p{N}\p{ExtPict}]/u;
const PATH_BEGINS = /^(?:[/\\]|\.[\p{L}\p{N}])/u;
const PATH_ENDS = /[/\\]$/;

/** Whether what stands in the source from `start` to `end`, marks of `length` characters on both sides included, is stressed. */
export function isProse(source: string, start: number, end: number, length: number): boolean {
	// Two units are one character of any plane.
	const before = source.slice(Math.max(0, start - 2), start);
	const behind = source.slice(end, end + 2);
	const inner = source.slice(start + length, end - length);
	return !BEFORE.test(before) && !BEHIND.test(behind) && STRESSED.test(inner) && !PATH_BEGINS.test(inner) && !PATH_ENDS.test(inner);
}
