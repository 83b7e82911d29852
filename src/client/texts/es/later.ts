/** The texts of what is on screen only after a click. */
export { paste } from "./paste.ts";
export { keep, proof, sign } from "./sign.ts";
