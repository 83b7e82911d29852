/** How long something has been going on or still is, as short as it can be said. */
import { figures } from "../language.ts";
import { plural } from "../words.ts";

export const units = {
	seconds: (count: number) => `${figures(count)} s`,
	minutes: (count: number) => `${figures(count)} min`,
	hours: (count: number) => `${figures(count)} h`,
	days: (count: number) => plural(count, { one: "# day", other: "# days" }),
};
