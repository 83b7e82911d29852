/** Passkeys as WebAuthn has them: what a browser is asked, and whether what it answers is right. Only this file knows the library. */
import type * as v from "valibot";
import type { NewPasskeyResponse, PasskeyResponse } from "../protocol/accounts.ts";
import { CHALLENGE_MAX_AGE_S } from "../protocol/limits.ts";
import type { User } from "../protocol/message.ts";
import { newChallenge, type Purpose, readChallenge } from "./challenge.ts";
import type { Answered, NewPasskey, PasskeyKey } from "./passkey-store.ts";

/**
 * Loaded when a passkey is first used: evaluating it takes longer than all the rest of the Worker, and whatever starts, a
 * room that wakes up too, would wait for it.
 */
const library = () => import("@simplewebauthn/server");

const SITE_NAME = "Chattorum";
/** EdDSA, ES256 and RS256 (COSE): what every device has one of. */
const ALGORITHMS = [-8, -7, -257];

/** Where somebody is who uses a passkey. A key belongs to the host name, whatever the port. */
export interface Site {
	rpID: string;
	/** Behind a tunnel that speaks https a request arrives by http; a browser has passkeys on plain http on localhost only. */
	origins: string[];
	/** What challenges are signed with. */
	key: string;
}

export function siteOf(url: string, key: string): Site {
	const { hostname, host } = new URL(url);
	return { rpID: hostname, origins: [`https://${host}`, `http://${host}`], key };
}

/**
 * What a browser makes a passkey by. The key keeps the handle, by which the account is found when it signs in: a handle is
 * no secret here. `known`: the account's keys, whose devices refuse to make another.
 */
export async function newPasskeyOptions({ rpID, key }: Site, user: User, known: { id: string; transports: string[] }[], now: number) {
	const { generateRegistrationOptions } = await library();
	return generateRegistrationOptions({
		rpName: SITE_NAME,
		rpID,
		userID: new Uint8Array(new TextEncoder().encode(user.id)),
		userName: user.id,
		userDisplayName: user.name,
		challenge: await newChallenge(purposeOf(user.id), key, now),
		timeout: CHALLENGE_MAX_AGE_S * 1_000,
		attestationType: "none",
		excludeCredentials: known,
		authenticatorSelection: { residentKey: "required", userVerification: "required" },
		supportedAlgorithmIDs: ALGORITHMS,
	});
}

/** The passkey that was made, without a name yet, and the challenge that it answered; undefined if anything is not right. */
export async function verifyNewPasskey(
	{ rpID, origins, key }: Site,
	handle: string,
	response: v.InferOutput<typeof NewPasskeyResponse>,
): Promise<{ passkey: Omit<NewPasskey, "name">; answered: Answered } | undefined> {
	let answered: Answered | undefined;
	try {
		await refuseCertificates(response.response.attestationObject);
		const { verifyRegistrationResponse } = await library();
		const { registrationInfo } = await verifyRegistrationResponse({
			response,
			expectedChallenge: async (challenge) => {
				answered = await readChallenge(challenge, purposeOf(handle), key);
				return answered !== undefined;
			},
			expectedOrigin: origins,
			expectedRPID: rpID,
			requireUserVerification: true,
			supportedAlgorithmIDs: ALGORITHMS,
		});
		if (!registrationInfo || !answered) return undefined;
		const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
		return { passkey: { id, publicKey, counter, transports }, answered };
	} catch (error) {
		return refused("a new passkey", error);
	}
}

/** What a browser asks for a passkey by. It names no account and no key, so that asking tells nothing about anybody. */
export async function passkeyOptions({ rpID, key }: Site, now: number) {
	const { generateAuthenticationOptions } = await library();
	const challenge = await newChallenge("sign in", key, now);
	return generateAuthenticationOptions({ rpID, challenge, timeout: CHALLENGE_MAX_AGE_S * 1_000, userVerification: "required" });
}

/** The count and the challenge of an answer that a key has given; undefined if anything is not right. */
export async function verifyPasskey(
	{ rpID, origins, key }: Site,
	response: v.InferOutput<typeof PasskeyResponse>,
	{ publicKey, counter }: PasskeyKey,
): Promise<{ counter: number; answered: Answered } | undefined> {
	let answered: Answered | undefined;
	try {
		const { verifyAuthenticationResponse } = await library();
		const { verified, authenticationInfo } = await verifyAuthenticationResponse({
			response,
			expectedChallenge: async (challenge) => {
				answered = await readChallenge(challenge, "sign in", key);
				return answered !== undefined;
			},
			expectedOrigin: origins,
			expectedRPID: rpID,
			requireUserVerification: true,
			credential: { id: response.id, publicKey: new Uint8Array(publicKey), counter },
		});
		return verified && answered ? { counter: authenticationInfo.newCounter, answered } : undefined;
	} catch (error) {
		return refused("the answer of a passkey", error);
	}
}

/** The library throws on whatever it does not like; why is for the operator, who is asked why a key does not work. */
function refused(what: string, error: unknown): undefined {
	console.info(`webauthn: ${what} was refused:`, error instanceof Error ? error.message : error);
}

function purposeOf(handle: string): Purpose {
	return `add to ${handle}`;
}

/**
 * Throws where a key comes with certificates. None is asked for, and browsers take them away; checking them would have the
 * server fetch the lists of revoked ones from wherever they say.
 */
async function refuseCertificates(attestationObject: string): Promise<void> {
	const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
	const attestation = decodeAttestationObject(Uint8Array.fromBase64(attestationObject, { alphabet: "base64url" }));
	const format = attestation.get("fmt");
	const isSelfSigned = format === "packed" && attestation.get("attStmt").get("x5c") === undefined;
	if (format !== "none" && !isSelfSigned) throw new Error(`attestation "${format}" was not asked for`);
}
