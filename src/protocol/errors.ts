/** The catalogue of what can go wrong: over HTTP, in a frame, and as the reason why a socket closes. */

/** An entry's `title` is shown to people as it is; `retryable` says whether the same request can succeed later. */
interface Entry {
	readonly status: number;
	readonly title: string;
	readonly retryable: boolean;
}

export const ERRORS = {
	// Over HTTP.
	invalid: { status: 422, title: "Something in the request is not valid.", retryable: false },
	too_large: { status: 413, title: "The request is too large.", retryable: false },
	signed_out: { status: 401, title: "Choose a name first.", retryable: false },
	foreign_origin: { status: 403, title: "This request came from another site.", retryable: false },
	foreign_host: { status: 403, title: "This chat is not served under this name.", retryable: false },
	guests_off: { status: 403, title: "This chat does not take guests.", retryable: false },
	account_needed: { status: 403, title: "This needs an account.", retryable: false },
	no_room: { status: 404, title: "There is no such room.", retryable: false },
	no_such_call: { status: 404, title: "There is no such address.", retryable: false },
	slug_taken: { status: 409, title: "A room with this address exists already.", retryable: false },
	not_an_upgrade: { status: 426, title: "This address takes WebSocket connections only.", retryable: false },
	handle_taken: { status: 409, title: "This handle is taken.", retryable: false },
	sign_up_closed: { status: 403, title: "This chat takes no new accounts.", retryable: false },
	bad_credentials: { status: 401, title: "The handle or the password is wrong.", retryable: false },
	invite_gone: { status: 404, title: "This invitation is no longer good.", retryable: false },
	last_owner: { status: 409, title: "A room needs an owner: hand it over first.", retryable: false },
	bad_passkey: { status: 401, title: "This passkey could not be used.", retryable: false },
	passkey_known: { status: 409, title: "This passkey is known already.", retryable: false },
	too_many_passkeys: { status: 409, title: "This account has too many passkeys: remove one first.", retryable: false },
	no_passkey: { status: 404, title: "There is no such passkey.", retryable: false },
	no_session: { status: 404, title: "There is no such session.", retryable: false },
	no_device: { status: 404, title: "This device takes no notifications.", retryable: false },
	no_person: { status: 404, title: "There is no such person here.", retryable: false },
	not_empty: { status: 409, title: "Messages can only be imported into a room where nothing was ever said.", retryable: false },
	no_file: { status: 404, title: "There is no such file.", retryable: false },
	files_off: { status: 404, title: "This chat takes no files.", retryable: false },
	length_needed: { status: 411, title: "The length of the file must be said first.", retryable: false },
	bad_range: { status: 416, title: "The file has no such part.", retryable: false },
	storage_full: { status: 507, title: "This room has no space left for this file.", retryable: false },
	internal: { status: 500, title: "Something went wrong here. Please try again.", retryable: true },
	// In frames, and some of them over HTTP too.
	bad_frame: { status: 400, title: "The server did not understand this.", retryable: false },
	too_long: { status: 413, title: "This message is too long.", retryable: false },
	empty: { status: 422, title: "There is nothing to send.", retryable: false },
	rate_limited: { status: 429, title: "That was too fast.", retryable: true },
	no_message: { status: 404, title: "There is no such message.", retryable: false },
	not_yours: { status: 403, title: "Only who wrote it can do this.", retryable: false },
	not_allowed: { status: 403, title: "You may not do this.", retryable: false },
	slow_mode: { status: 429, title: "This room is in slow mode.", retryable: true },
	muted: { status: 403, title: "You may not write here for now.", retryable: false },
	unknown_command: { status: 404, title: "There is no such command.", retryable: false },
	unavailable: { status: 503, title: "This is not available right now.", retryable: true },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof ERRORS;

/** An HTTP error's body, `application/problem+json` (RFC 9457). */
export interface Problem {
	status: number;
	code: ErrorCode;
	title: string;
	detail?: string;
	/** Seconds. */
	retryAfter?: number;
	/** What is wrong, by the name of the field. */
	fields?: Record<string, string>;
}

/**
 * Why the server closes a socket. Codes below 4400 mean "come back", as does any code that is not listed;
 * from 4400 on the refusal is final.
 */
export const CLOSE = {
	restarting: { code: 4000, reason: "The server is restarting." },
	fell_behind: { code: 4008, reason: "You fell too far behind." },
	too_many_bad_frames: { code: 4029, reason: "Too many malformed frames." },
	signed_out: { code: 4401, reason: "Choose a name first." },
	not_allowed: { code: 4403, reason: "You may not enter this room." },
	no_room: { code: 4404, reason: "There is no such room." },
	too_many_connections: { code: 4409, reason: "Too many connections of one person." },
} as const;

export type CloseReason = keyof typeof CLOSE;

/** Whether a close code tells the client to stay away. */
export function isFinalClose(code: number): boolean {
	return code >= 4400 && code <= 4999;
}
