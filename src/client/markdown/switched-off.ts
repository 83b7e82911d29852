/** What the parser knows and a chat does not want, by the parser's names for it. The build leaves its code out. */
export const SWITCHED_OFF = [
	"autolink",
	"characterReference",
	"codeIndented",
	"definition",
	"hardBreakEscape",
	"headingAtx",
	"htmlFlow",
	"htmlText",
	"setextUnderline",
	"thematicBreak",
];
