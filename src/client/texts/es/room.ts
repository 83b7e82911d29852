/** The texts of a room. */
export { composer, connection } from "./composer.ts";
export { files } from "./files.ts";
export { list, place } from "./list.ts";
export { code, command, message, reactions } from "./message.ts";
export { people } from "./people.ts";
export { rooms } from "./rooms.ts";
export { units } from "./units.ts";
