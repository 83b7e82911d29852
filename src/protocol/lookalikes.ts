/**
 * Which names look alike, and which look like a word that speaks for the place itself. A small table of what people take
 * for what, not the whole of Unicode's confusables: it ends easy imitation, and does not claim to end all of it.
 */

/** Letters, digits and signs that look like a Latin letter, under that letter. Lower case, unless only the capital does. */
const LOOKS: Record<string, string> = {
	a: "аαɑᴀ4@",
	b: "ВΒьʙ8",
	c: "сᴄ",
	d: "ԁđᴅ",
	e: "еεᴇ3",
	f: "ꜰƒ",
	g: "ɡց9",
	h: "НΗһհħʜ",
	i: "іıɩιɪӏlłʟ1!|",
	j: "јᴊ",
	k: "кκᴋ",
	m: "МΜᴍ",
	n: "Νոпηɴ",
	o: "оοօσøᴏ0",
	p: "рρᴘ",
	q: "ԛզ",
	r: "гʀ",
	s: "ѕꜱ5$",
	t: "ТΤŧᴛ7",
	u: "υսᴜ",
	v: "νѵᴠ",
	w: "ԝωᴡ",
	x: "хχ",
	y: "Υуʏ",
	z: "Ζᴢ",
};
const TABLE = new Map(Object.entries(LOOKS).flatMap(([latin, looks]) => Array.from(looks, (look) => [look, latin] as const)));
/** Cyrillic letters that pass for Latin ones among Latin ones only: "вот" is a word and not "bot", "аdмin" is none. */
const AMONG_LATIN: Record<string, string> = { в: "b", и: "n", м: "m", н: "h", т: "t", я: "r" };

/** White letters in black circles and in black squares, A to Z, which no normal form turns into letters. */
const WHITE_ON_BLACK = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;
const FIRST_WHITE_ON_BLACK = 0x1f150;
const SQUARES_AFTER_CIRCLES = 0x20;

/** All but letters, digits and the signs that stand in for letters. */
const BETWEEN_WORDS = /[^\p{L}\p{N}@$!|]+/u;
const SIGNS_AROUND = /^[@$!|]+|[@$!|]+$/g;
const NO_LETTERS_AROUND = /^\P{L}+|\P{L}+$/gu;

/** What a guest must not seem to be. */
const RESERVED = foldAll("admin administrator moderator system support owner chattorum bot");
/** What it must not be as a whole, since people are called Joe Root. */
const RESERVED_ALONE = new Set([...RESERVED, ...foldAll("root")]);

/**
 * What is left of a name without all that is easily overlooked: case, accents, white space, punctuation, and which
 * alphabet a letter is from. Names with one skeleton may be taken for each other ("i" and "l" are one letter in it). It is
 * for comparing and not for showing, and is empty for a name without letters and digits.
 */
export function skeleton(name: string): string {
	// Signs are letters only inside a word: "adm!n" is "admin", but "Ana!" is "ana".
	return wordsOf(name)
		.map((word) => fold(word.replace(SIGNS_AROUND, "")))
		.join("");
}

/** Whether a name as a whole looks like one of somebody in charge: "adm1n" and "ad-min" do, "room-admin" does not. */
export function isReservedAlone(name: string): boolean {
	return RESERVED_ALONE.has(skeleton(name));
}

/** Whether a display name looks like one of somebody in charge: as a whole, or in its first or its last word. */
export function isReservedLook(name: string): boolean {
	const words = wordsOf(name).filter((word) => /\p{L}/u.test(word));
	const ends = [...words.slice(0, 1), ...words.slice(-1)];
	return isReservedAlone(name) || ends.some(isReservedWord);
}

function isReservedWord(word: string): boolean {
	// "@dmin" is one with the sign at its edge, "Admin!" and "Admin2" are without.
	return RESERVED.has(fold(word)) || RESERVED.has(fold(word.replace(NO_LETTERS_AROUND, "")));
}

function wordsOf(name: string): string[] {
	return name
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.replace(WHITE_ON_BLACK, blackOnWhite)
		.split(BETWEEN_WORDS)
		.filter((word) => word !== "");
}

function blackOnWhite(letter: string): string {
	const place = ((letter.codePointAt(0) ?? 0) - FIRST_WHITE_ON_BLACK) % SQUARES_AFTER_CIRCLES;
	return String.fromCharCode(0x61 + place);
}

function fold(word: string): string {
	const isMixed = /\p{Script=Latin}/u.test(word);
	const letters = Array.from(word, (letter) => latinOf(letter, isMixed)).join("");
	return letters.replaceAll("rn", "m").replaceAll("vv", "w");
}

function latinOf(letter: string, isMixed: boolean): string {
	const lower = letter.toLowerCase();
	return TABLE.get(letter) ?? TABLE.get(lower) ?? (isMixed ? AMONG_LATIN[lower] : undefined) ?? lower;
}

function foldAll(words: string): ReadonlySet<string> {
	return new Set(words.split(" ").map(fold));
}
