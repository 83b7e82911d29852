/** Every length, rate, window and timeout of the project, named once with its unit. Server, bot, page and tests share them. */

// What people may type.
/** Unicode code points in one message. 4,000 four-byte characters still fit a frame. */
export const MESSAGE_MAX_CHARS = 4_000;
export const NAME_MAX_CHARS = 40;
export const TITLE_MAX_CHARS = 60;
export const SLUG_MAX_CHARS = 48;

// The wire.
/** UTF-8 bytes of one frame from a client. */
export const FRAME_MAX_BYTES = 16 * 1024;
/** Bytes of one HTTP request body. */
export const BODY_MAX_BYTES = 64 * 1024;
/** Characters of the id that a client gives a frame. */
export const CLIENT_ID_MAX_CHARS = 64;
/** Malformed frames that one socket may send within `BAD_FRAMES_WINDOW_MS` before it is closed. */
export const BAD_FRAMES_MAX = 20;
export const BAD_FRAMES_WINDOW_MS = 10_000;

// History.
export const PAGE_DEFAULT = 50;
export const PAGE_MAX = 100;
/** A client that missed more changed messages than this starts afresh with the newest page. */
export const CATCH_UP_MAX = 500;

// Export.
/** Messages, and UTF-16 units of what they say, that a room reads at a time for an export: it is free for others in between. */
export const EXPORT_PAGE = 500;
export const EXPORT_PAGE_CHARS = 1024 * 1024;
/** UTF-16 units of a message that are shown where another replies to it. */
export const QUOTE_MAX_CHARS = 160;
/** Exports of one room that a person may begin within a minute. */
export const EXPORTS_PER_MINUTE = 10;

// Import.
/** Bytes and messages of one import; beyond them it is 413. Cloudflare itself may take less at once, by the plan: 100 MB on the smaller ones. */
export const IMPORT_MAX_BYTES = 1024 * 1024 * 1024;
export const IMPORT_MAX_MESSAGES = 1_000_000;
/** Bytes of one line. Most are small; one with thousands of reactions is not. */
export const IMPORT_LINE_MAX_BYTES = 1024 * 1024;
/** Messages, and bytes of their lines, that go to the room at a time. */
export const IMPORT_BATCH = 500;
export const IMPORT_BATCH_BYTES = 256 * 1024;
/** An import of which nothing was heard for this long is over, and what it brought is gone. */
export const IMPORT_STALE_MS = 2 * 60_000;
/** The highest number that a message may bring with it: the room counts on from there. */
export const IMPORT_REV_MAX = 1_000_000_000_000;

// What is done to messages.
/** Kinds of reactions on one message. */
export const REACTIONS_MAX = 20;
/** People who are named for each kind; of more, only the number is told. */
export const REACTION_PEOPLE_SHOWN = 100;
/** People and groups that one message can mention; more are not told of it. */
export const MENTIONS_MAX = 50;
/** Unread messages are counted up to here. */
export const UNREAD_MAX = 1_000;

// Search.
/** Unicode code points of what is searched for. */
export const SEARCH_MAX_CHARS = 300;
/** Messages in one answer. */
export const SEARCH_PAGE = 25;
/** Messages that one call looks at: it may find fewer than a page has, and says where to go on. */
export const SEARCH_LOOKS_MAX = 5_000;
/** People whom one name in a search can mean. */
export const SEARCH_NAMESAKES_MAX = 100;
/** Searches of one person in one room, and how long it takes until all of them are back. */
export const SEARCHES_BURST = 20;
export const SEARCHES_WINDOW_MS = 10_000;
/** Messages that may wait to be indexed, and that are indexed at a time. */
export const INDEX_EVERY = 500;
/** Beyond so many messages that leave the index at once, writing it anew costs less than taking them out. */
export const UNINDEX_MAX = 200;

// Flow control. Characters are UTF-16 units of the frames, at most 3 bytes each.
/** A client is asked to confirm each time that it was sent this much. */
export const SYNC_EVERY_CHARS = 64 * 1024;
/** A client that has not confirmed this much is pushed to no more; what it misses, it gets from history when it confirms. */
export const WINDOW_CHARS = 1024 * 1024;
/** A client that is a window behind for this long is closed with 4008; it comes back with `since`. */
export const CONFIRM_WITHIN_MS = 60_000;
/** Messages in one page of what such a client missed. */
export const MISSED_PAGE = 50;

// People in a room.
/** Beyond this many people online, presence carries only their number. */
export const PRESENCE_NAMES_MAX = 100;
/** The least time between two such counts. */
export const PRESENCE_EVERY_MS = 1_000;
export const SOCKETS_PER_PERSON = 20;
/** The least time between two typing notices of one connection; more are dropped. */
export const TYPING_EVERY_MS = 1_000;
/** How long the page shows a typing notice that is not renewed. */
export const TYPING_SHOWN_MS = 5_000;

// Rooms and the directory.
/** The least time between two reports of a room's last message to the directory. */
export const LAST_AT_EVERY_MS = 60_000;

// Sessions.
export const SESSION_MAX_AGE_S = 30 * 24 * 60 * 60;
/** A session older than this is signed anew when it is asked for, so that it slides. */
export const SESSION_RENEW_AFTER_S = 24 * 60 * 60;

// Commands.
/** From being asked to its visible failure, for a command that nobody answers. */
export const COMMAND_DEADLINE_MS = 15 * 60_000;
/** A command that went onto the queue and got no answer is sent again after this; the wait doubles each time. */
export const COMMAND_RESEND_MS = 15_000;
/** The same for a command that the queue refused. */
export const QUEUE_RETRY_MS = 2_000;
export const COMMAND_NAME_MAX_CHARS = 32;
/** How long the sender of a command that the room does not know waits at most while the directory is asked. */
export const COMMANDS_WAIT_MS = 2_000;
/** The bots are asked what they can do at most this often while none has said so, and while some have. */
export const ROLL_CALL_EMPTY_MS = 5_000;
export const ROLL_CALL_MS = 60 * 60_000;
/** Characters of an answer's text, and of any one field of a card. */
export const ANSWER_MAX_CHARS = 4_000;
export const CARD_FIELD_MAX_CHARS = 200;
export const CARD_ROWS_MAX = 20;
export const CARD_SERIES_MAX = 200;
export const COMMANDS_MAX = 100;
/** Examples of one command. */
export const COMMAND_EXAMPLES_MAX = 5;

// Accounts.
export const HANDLE_MIN_CHARS = 2;
export const HANDLE_MAX_CHARS = 32;
/** Unicode code points of a password after NFKC. */
export const PASSWORD_MIN_CHARS = 8;
export const PASSWORD_MAX_CHARS = 256;
/**
 * A refused try to sign in takes at least this long, so that its time says nothing: an object that nobody has used yet takes
 * longer to answer than the account of somebody who is here. What hashing takes is well below it.
 */
export const SIGN_IN_REFUSED_MS = 500;
export const PASSKEYS_MAX = 20;
/** How long a browser may take to have a passkey answer. */
export const CHALLENGE_MAX_AGE_S = 5 * 60;
/** Recovery codes that an account gets at once. */
export const RECOVERY_CODES = 10;
/** Sessions that an account has at the same time; the one that was not used for longest makes room. */
export const SESSIONS_MAX = 100;
/** How exactly a session's last use is known: noting it costs a row. */
export const SESSION_TOUCH_MS = 10 * 60_000;
/** How long nobody else can take the handle of an account that was closed. */
export const HANDLE_KEPT_MS = 30 * 24 * 60 * 60_000;
/** Rooms that a closed account leaves at a time. */
export const CLOSING_ROOMS = 100;
/** When a closed account asks rooms again that could not let it go. */
export const CLOSING_RETRY_MS = 10 * 60_000;

// Notifications.
/** Devices of an account that take notifications at the same time; the one that came first makes room. */
export const PUSH_DEVICES_MAX = 20;
export const PUSH_ENDPOINT_MAX_CHARS = 1_000;
/** Unicode code points of a message that its notification has. */
export const NOTICE_MAX_CHARS = 200;
/** Who is reading a room is told of what comes after this, and only if they have not read it by then. */
export const NOTICE_HELD_MS = 60_000;
/** The least time between two notifications of one room for one person. */
export const NOTICE_EVERY_MS = 5_000;
/** People whom a room has told of its messages at a time. */
export const NOTICES_AT_ONCE = 50;
/** When an account that could not be reached is told again, and how old a message may be then. */
export const NOTICE_RETRY_MS = 30_000;
export const NOTICE_MAX_AGE_MS = 60 * 60_000;
/** How long a push service keeps a notification for a device that is off. */
export const PUSH_TTL_S = 24 * 60 * 60;
/** How long a push service may take to answer. */
export const PUSH_TIMEOUT_MS = 10_000;
/** When a push service that could not take a notification is asked again; the wait doubles each time. */
export const PUSH_RETRY_MS = 15_000;
export const PUSH_RETRY_MAX_MS = 60 * 60_000;
/** After this a notification is given up that no push service has taken. */
export const PUSH_RETRY_FOR_MS = 4 * 60 * 60_000;
/** Tests of one's own notifications, and how long it takes until all of them are back. */
export const PUSH_TESTS_BURST = 5;
export const PUSH_TESTS_WINDOW_MS = 60_000;

// Rooms that people look after.
export const TOPIC_MAX_CHARS = 250;
/** Seconds between two messages of one person, at most. */
export const SLOW_MODE_MAX_S = 6 * 60 * 60;
/** Days that a room may keep its messages for, where it does not keep them for ever: a century. */
export const RETENTION_MAX_DAYS = 36_500;
/** Seconds. */
export const INVITE_DEFAULT_AGE_S = 7 * 24 * 60 * 60;
export const INVITE_MAX_AGE_S = 365 * 24 * 60 * 60;
export const INVITE_USES_MAX = 10_000;
/** Invitations of one room that are good at the same time. */
export const INVITES_MAX = 100;
/** How long a room recognises a banned guest by where they come from, whatever the ban's own end. */
export const NET_BAN_MS = 7 * 24 * 60 * 60_000;
/** Messages that are taken away in one frame. */
export const PURGE_PAGE = 100;

// Files.
/** Bytes of one file. */
export const FILE_MAX_BYTES = 25 * 1024 * 1024;
export const FILES_PER_MESSAGE = 10;
/** Unicode code points of a file's name, and of the words that stand for an image. */
export const FILE_NAME_MAX_CHARS = 120;
export const ALT_MAX_CHARS = 500;
/** The first bytes of a file, which its type and an image's size are read from. */
export const FILE_HEAD_BYTES = 1024 * 1024;
/** An image with more pixels is a file like any other: showing it would cost its readers too much. */
export const IMAGE_MAX_PIXELS = 100_000_000;
/** How long the bytes of one file may take to come in. */
export const UPLOAD_WITHIN_MS = 30 * 60_000;
/** How long a file waits for the message that it belongs to. More than it may take to come in. */
export const UPLOAD_KEPT_MS = 60 * 60_000;
/** When the bucket is asked again that did not delete a file; the wait doubles each time. */
export const FILE_DELETE_RETRY_MS = 10_000;
export const FILE_DELETE_RETRY_MAX_MS = 24 * 60 * 60_000;
/** Files that are deleted at a time: as many as the bucket takes in one call. */
export const FILE_DELETE_BATCH = 1_000;
/** How long the end of a room may take, from when the directory hears of its files. */
export const ROOM_END_WITHIN_MS = 60_000;
/** How long a browser may show a file without asking again. */
export const FILE_CACHE_S = 24 * 60 * 60;
