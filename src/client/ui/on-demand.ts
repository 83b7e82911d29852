/**
 * What is on screen only after a click: one script of its own, fetched when the first of it is asked for, so that the first
 * paint waits for none of it. Others import from here through `onDemand` only.
 */
export { followNotifications } from "../notifying.ts";
export { AccountDialog } from "./account-dialog.tsx";
export { AccountKeep } from "./account-keep.tsx";
export { CallQuestion } from "./call-question.tsx";
export { DayPicker } from "./day-picker.tsx";
export { emojiOffers } from "./emoji-offers.ts";
export { EmptyRoom } from "./empty-room.tsx";
export { FileTray } from "./file-tray.tsx";
export { InvitePage } from "./invite-page.tsx";
export { KeysDialog } from "./keys-dialog.tsx";
export { Lightbox } from "./lightbox.tsx";
export { MeMenu } from "./me-menu.tsx";
export { MemberMenu } from "./member-menu.tsx";
export { mentionOffers } from "./mentioning.ts";
export { MessageMenu } from "./message-menu.tsx";
export { NewRoom } from "./new-room.tsx";
export { PasteOffer } from "./paste-offer.tsx";
export { Refused } from "./refused.tsx";
export { LeaveRoom } from "./room-leave.tsx";
export { roomOffers } from "./room-offers.ts";
export { RoomQuiet } from "./room-quiet.tsx";
export { RoomSettings } from "./room-settings.tsx";
export { SearchPanel } from "./search-panel.tsx";
export { SignIn } from "./sign-in.tsx";
export { SignInByRecovery } from "./sign-recovery.tsx";
export { followCalls } from "./sound.ts";
export { Switcher } from "./switcher.tsx";
export { WelcomeSignUp } from "./welcome-sign-up.tsx";
