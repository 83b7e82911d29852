/** What the page has beside what is on screen: one script of its own, which holds up no first visit. */
export { keepCopies } from "./keeping.ts";
export { Replica } from "./replica.ts";
export { followVersions } from "./versions.ts";
