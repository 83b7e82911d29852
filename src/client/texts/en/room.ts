/** The texts of a room. */
export { people } from "./people.ts";
export { units } from "./units.ts";
