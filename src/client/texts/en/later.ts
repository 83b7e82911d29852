/** The texts of what is on screen only after a click. */
export { keep, proof, sign } from "./sign.ts";
