/** The texts of the first screen, and of what the page does behind it. */
export { common } from "./common.ts";
export { errors, says, trouble } from "./trouble.ts";
export { missing, welcome } from "./welcome.ts";
