/** Every emoji with its names and what it is about. Large: import it when somebody looks for one. */
import { gemoji } from "gemoji";
import type { NamedEmoji } from "./emoji-search.ts";

export const EMOJI: readonly NamedEmoji[] = gemoji;
