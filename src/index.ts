/** The chat Worker: the app and the Durable Objects behind it. */
import { app } from "./app.ts";

export { Account } from "./auth/account.ts";
export { SigningKey } from "./auth/signing-key.ts";
export { Room } from "./room/room.ts";
export { Directory } from "./rooms/directory.ts";

export default app;
