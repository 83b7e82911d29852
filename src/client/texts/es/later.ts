/** The texts of what is on screen only after a click. */
export { audit, leave, newRoom, settings } from "./about-room.ts";
export { account, passkeys, recovery } from "./account.ts";
export { empty } from "./empty.ts";
export { days, keys, page, switcher } from "./going.ts";
export { invites } from "./invites.ts";
export { lightbox, tray } from "./media.ts";
export { members } from "./members.ts";
export { calling, emoji, messageMenu } from "./message-menu.ts";
export { notifications } from "./notifications.ts";
export { paste } from "./paste.ts";
export { refused } from "./refused.ts";
export { search } from "./search.ts";
export { keep, proof, sign } from "./sign.ts";
