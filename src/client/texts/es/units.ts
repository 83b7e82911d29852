import type { units as Texts } from "../en/units.ts";
import { figures } from "../language.ts";
import { plural } from "../words.ts";

export const units: typeof Texts = {
	seconds: (count) => `${figures(count)} s`,
	minutes: (count) => `${figures(count)} min`,
	hours: (count) => `${figures(count)} h`,
	days: (count) => plural(count, { one: "# día", other: "# días" }),
};
