/** What the Worker has found right when somebody signs in, and whether the account still says so. */
import type { AccountStore } from "./account-store.ts";
import type { Answered, PasskeyStore } from "./passkey-store.ts";

export type Credential =
	/** The hash that a password was checked against. */
	| { kind: "password"; hash: string }
	/** The hash of a recovery code, which is used up. */
	| { kind: "recoveryCode"; hash: string }
	/** A key that has answered a challenge, and how often it says that it was used. */
	| { kind: "passkey"; id: string; counter: number; answered: Answered };

/** What an account that was made keeps. */
export interface Stores {
	store: AccountStore;
	passkeys: PasskeyStore;
}

/** Whether a credential is good now: it may have been changed, used or removed since the Worker looked. Uses up what is good once. */
export function isGood(credential: Credential, { store, passkeys }: Stores, now: number): boolean {
	switch (credential.kind) {
		case "password":
			return store.hash() === credential.hash;
		case "recoveryCode":
			return store.useRecovery(credential.hash);
		case "passkey":
			return passkeys.useChallenge(credential.answered, now) && passkeys.use(credential.id, credential.counter, now);
		default:
			return credential satisfies never;
	}
}
