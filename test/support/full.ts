/**
 * `npm test` must stay short enough to be run all the time. So it has one browser walk through each thing that a page
 * does, and leaves the further ones, whose rules are proved at lower layers too, to `npm run test:full`.
 */
import { it } from "vitest";

/** A test of the full run only. */
export const itInFull = it.runIf(process.env.MODE === "full");
