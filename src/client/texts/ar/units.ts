import type { units as Texts } from "../en/units.ts";
import { figures } from "../language.ts";
import { plural } from "../words.ts";

export const units: typeof Texts = {
	seconds: (count) => `${figures(count)} ث`,
	minutes: (count) => `${figures(count)} د`,
	hours: (count) => `${figures(count)} س`,
	days: (count) => plural(count, { zero: "# يوم", one: "يوم واحد", two: "يومين", few: "# أيام", many: "# يومًا", other: "# يوم" }),
};
