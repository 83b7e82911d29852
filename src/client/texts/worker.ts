/** The texts of the service worker, which is one script whatever the language. */
import { worker as ar } from "./ar/worker.ts";
import { worker as en } from "./en/worker.ts";
import { worker as es } from "./es/worker.ts";
import { languageFor } from "./language.ts";

const TEXTS: Record<"en" | "es" | "ar", typeof en> = { en, es, ar };

export function workerTexts(languages: readonly string[]): typeof en {
	return TEXTS[languageFor(languages).language];
}
