/** The texts of a room. They come with its script, after the language was chosen. See first.ts. */
import * as english from "./en/room.ts";
import { inLanguage } from "./language.ts";

export type RoomTexts = typeof english;

export const t: RoomTexts = await inLanguage<RoomTexts>(english, { es: () => import("./es/room.ts"), ar: () => import("./ar/room.ts") });
