/**
 * Shows that it is I who asks, and not somebody who found the device open: by the password, by a passkey, or by a recovery
 * code if the password is lost.
 */
import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { AccountInfo } from "../../protocol/accounts.ts";
import { byPasskey, canUsePasskeys, type Proof } from "../account-api.ts";
import { t } from "../texts/later.ts";
import { EntryField } from "./account-field.tsx";
import { type Blame, type Entry, given, useEntry } from "./account-form.ts";
import { PasswordField } from "./password-field.tsx";

export type ProofKind = "password" | "passkey" | "recovery";

interface Proving {
	readonly kind: Signal<ProofKind>;
	readonly kinds: readonly ProofKind[];
	readonly password: Entry;
	readonly code: Entry;
	/** What must be filled in for it. */
	readonly entries: readonly Entry[];
	/** What a wrong proof is to be told as. */
	readonly blame: Record<string, Blame>;
	/** Asks the device, where it is the passkey. */
	readonly get: () => Promise<Proof>;
}

/** `id` keeps the fields of several forms apart; `first` is the way to begin with, if the account has it. */
export function useProof(id: string, account: AccountInfo, first?: ProofKind): Proving {
	const kinds = proofKinds(account, canUsePasskeys());
	const kind = useSignal<ProofKind>(kinds.find((one) => one === first) ?? kinds[0] ?? "password");
	const password = useEntry(`${id}-password`, "password", given(t.sign.missing.password));
	const code = useEntry(`${id}-code`, "recoveryCode", given(t.sign.missing.code));
	const entries = { password: [password], recovery: [code], passkey: [] }[kind.value];
	const wrong = {
		password: { field: "password", text: t.proof.wrong.password },
		recovery: { field: "recoveryCode", text: t.proof.wrong.recovery },
		passkey: { text: t.proof.wrong.passkey },
	}[kind.value];
	const get = async (): Promise<Proof> => {
		if (kind.peek() === "passkey") return byPasskey();
		return kind.peek() === "password" ? { password: password.text() } : { recoveryCode: code.text().trim() };
	};
	return { kind, kinds, password, code, entries, blame: { bad_credentials: wrong, bad_passkey: wrong }, get };
}

/** The ways that an account has to prove itself, the usual one first. */
export function proofKinds(account: AccountInfo, doesPasskeys: boolean): ProofKind[] {
	const kinds: ProofKind[] = [];
	if (account.hasPassword) kinds.push("password");
	if (doesPasskeys && account.passkeys > 0) kinds.push("passkey");
	if (account.recoveryCodes > 0) kinds.push("recovery");
	return kinds;
}

export function ProofFields({ proof, isFirst = true }: { proof: Proving; isFirst?: boolean }) {
	const { kind, kinds, password, code } = proof;
	const isSwitched = useSignal(false);
	const box = useRef<HTMLDivElement>(null);
	const chosen = kind.value;
	useEffect(() => {
		if (isSwitched.peek() && chosen === "passkey") box.current?.focus();
	}, [chosen, isSwitched]);
	const isFocused = isFirst || isSwitched.value;
	return (
		<div ref={box} class="proof" tabIndex={-1}>
			{chosen === "password" && <PasswordField entry={password} label={t.proof.password} isFirst={isFocused} />}
			{chosen === "recovery" && (
				<EntryField
					entry={code}
					label={t.sign.recoveryCode}
					autoComplete="one-time-code"
					autoCapitalize="none"
					isFirst={isFocused}
					hint={t.proof.usedUp}
				/>
			)}
			{chosen === "passkey" && <p class="field-hint">{t.proof.passkey}</p>}
			{kinds.length > 1 && (
				<p class="proof-ways">
					{kinds
						.filter((other) => other !== chosen)
						.map((other) => (
							<button
								key={other}
								type="button"
								class="link-button"
								onClick={() => {
									isSwitched.value = true;
									kind.value = other;
								}}
							>
								{t.proof.ways[other]}
							</button>
						))}
				</p>
			)}
		</div>
	);
}
