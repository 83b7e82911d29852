/** What a new password may be. Used by the server to decide and by the page to say so early. */
import * as v from "valibot";
import { PASSWORD_MAX_CHARS, PASSWORD_MIN_CHARS } from "./limits.ts";
import { countChars } from "./visible.ts";

/** One spelling of a password, since the same keys give other code points on other systems. Doing it twice changes nothing. */
export function normalizePassword(text: string): string {
	return text.toWellFormed().normalize("NFKC");
}

/**
 * A password that somebody chooses: any Unicode, blanks too, 8 to 256 characters after it is normalised, which it is on
 * the way out. Whether it is one that anybody would guess is the server's to say.
 */
export const PasswordSchema = v.pipe(
	v.string("A password must be a text."),
	v.transform(normalizePassword),
	v.check((text) => countChars(text) >= PASSWORD_MIN_CHARS, `A password has at least ${PASSWORD_MIN_CHARS} characters.`),
	v.check((text) => countChars(text) <= PASSWORD_MAX_CHARS, `A password has at most ${PASSWORD_MAX_CHARS} characters.`),
);
