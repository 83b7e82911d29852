/** The HTTP calls about accounts: bodies that the server parses and answers that the page parses. */
import * as v from "valibot";
import { PASSWORD_MAX_CHARS } from "./limits.ts";
import { UserSchema } from "./message.ts";
import { GuestNameSchema, HandleSchema, NameSchema } from "./names.ts";
import { PasswordSchema } from "./passwords.ts";

/** A password that somebody says they have. It is not checked for what a password may be: a wrong one is wrong, however it is formed. */
const GivenPassword = v.pipe(v.string("A password must be a text."), v.maxLength(4 * PASSWORD_MAX_CHARS));
/** A recovery code as it was typed. */
const GivenCode = v.pipe(v.string("A recovery code must be a text."), v.maxLength(64));
/** Bytes as base64url, as WebAuthn has them in JSON. */
const Base64Url = v.pipe(v.string(), v.maxLength(16_384), v.regex(/^[\w-]*$/));
const CredentialId = v.pipe(Base64Url, v.minLength(1), v.maxLength(1_400));
const Transports = v.pipe(v.array(v.picklist(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"])), v.maxLength(8));
const Attachment = v.picklist(["cross-platform", "platform"]);

/** What every answer of a passkey has. What its extensions say is not looked at. */
const answerEntries = {
	id: CredentialId,
	rawId: CredentialId,
	type: v.literal("public-key"),
	authenticatorAttachment: v.exactOptional(Attachment),
	clientExtensionResults: v.pipe(
		v.looseObject({}),
		v.transform(() => ({})),
	),
};

/** What a new passkey answers (`PublicKeyCredential.toJSON` after `create`): the parts that the server looks at. */
export const NewPasskeyResponse = v.object({
	...answerEntries,
	response: v.object({
		clientDataJSON: Base64Url,
		attestationObject: Base64Url,
		// A kind of connection that is not known yet is no reason to refuse a key.
		transports: v.exactOptional(v.fallback(Transports, [])),
	}),
});

/** What a passkey answers that is asked to sign in (`PublicKeyCredential.toJSON` after `get`). */
export const PasskeyResponse = v.object({
	...answerEntries,
	response: v.object({
		clientDataJSON: Base64Url,
		authenticatorData: Base64Url,
		signature: Base64Url,
		/** The account's handle. A key that signs in by itself always has it. */
		userHandle: v.pipe(Base64Url, v.minLength(1), v.maxLength(128)),
	}),
});

export const NewAccountBody = v.object({
	handle: HandleSchema,
	name: v.exactOptional(GuestNameSchema),
	password: PasswordSchema,
});
/** Signing in, by the password or by a recovery code. */
export const SignInBody = v.object({
	handle: v.pipe(v.string("A handle must be a text."), v.maxLength(256)),
	password: v.exactOptional(GivenPassword),
	recoveryCode: v.exactOptional(GivenCode),
});
export const PasskeySignInBody = v.object({ response: PasskeyResponse });

/**
 * What shows that who is signed in is who the account is of, and not somebody who found the device open. One of the three
 * comes with whatever would let somebody in later or shut the owner out.
 */
const PROOFS = {
	password: v.exactOptional(GivenPassword),
	recoveryCode: v.exactOptional(GivenCode),
	passkey: v.exactOptional(PasskeyResponse),
};
export const ProofBody = v.strictObject(PROOFS);
export type Proof = v.InferOutput<typeof ProofBody>;

export const AccountPatchBody = v.strictObject({ name: GuestNameSchema });
export const PasswordBody = v.strictObject({ ...PROOFS, newPassword: PasswordSchema });
export const NewPasskeyBody = v.strictObject({ name: NameSchema, response: NewPasskeyResponse });
export const PasskeyPatchBody = v.strictObject({ name: NameSchema });
/** What becomes of what somebody wrote whose account is closed. */
export const CloseAccountBody = v.strictObject({
	...PROOFS,
	messages: v.picklist(["keep", "remove"], 'The messages are to "keep" or to "remove".'),
});

export const AccountSchema = v.object({
	user: UserSchema,
	createdAt: v.number(),
	hasPassword: v.boolean(),
	/** How many there are. */
	passkeys: v.number(),
	/** How many were not used yet. */
	recoveryCodes: v.number(),
});
/** An account, as its owner sees it. */
export type AccountInfo = v.InferOutput<typeof AccountSchema>;

export const SessionInfoSchema = v.object({
	id: v.string(),
	/** The browser and the system, as far as they can be told. */
	device: v.string(),
	createdAt: v.number(),
	/** To within ten minutes. */
	usedAt: v.number(),
	/** Whether it is the one that asks. */
	current: v.exactOptional(v.boolean()),
});
/** A session of an account, as its owner sees it. */
export type SessionInfo = v.InferOutput<typeof SessionInfoSchema>;
export const SessionsReply = v.object({ sessions: v.array(SessionInfoSchema) });

export const PasskeySchema = v.object({ id: v.string(), name: v.string(), createdAt: v.number(), usedAt: v.exactOptional(v.number()) });
/** A passkey of an account, as its owner sees it. */
export type PasskeyInfo = v.InferOutput<typeof PasskeySchema>;
export const PasskeysReply = v.object({ passkeys: v.array(PasskeySchema) });
export const PasskeyReply = v.object({ passkey: PasskeySchema });
export const RecoveryReply = v.object({ codes: v.array(v.string()) });

const Descriptors = v.array(v.object({ id: v.string(), type: v.literal("public-key"), transports: v.exactOptional(v.array(v.string())) }));
const UserVerification = v.picklist(["required", "preferred", "discouraged"]);
/** What the browser is to make a new passkey by. */
export const NewPasskeyOptions = v.object({
	rp: v.object({ id: v.string(), name: v.string() }),
	user: v.object({ id: v.string(), name: v.string(), displayName: v.string() }),
	challenge: v.string(),
	pubKeyCredParams: v.array(v.object({ alg: v.number(), type: v.literal("public-key") })),
	timeout: v.number(),
	excludeCredentials: Descriptors,
	authenticatorSelection: v.object({
		residentKey: v.picklist(["required", "preferred", "discouraged"]),
		requireResidentKey: v.boolean(),
		userVerification: UserVerification,
	}),
	attestation: v.string(),
});
/** What the browser is to ask a passkey by. */
export const PasskeyOptions = v.object({
	rpId: v.string(),
	challenge: v.string(),
	timeout: v.number(),
	allowCredentials: v.exactOptional(Descriptors),
	userVerification: UserVerification,
});
