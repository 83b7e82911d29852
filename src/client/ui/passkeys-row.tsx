/** One passkey in the list: its name, and what can be done with it. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { PasskeyInfo } from "../../protocol/accounts.ts";
import { NameSchema } from "../../protocol/names.ts";
import { removePasskey, renamePasskey } from "../account-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { EntryField } from "./account-field.tsx";
import { useEntry, useForm } from "./account-form.ts";
import { ago } from "./account-words.ts";
import { useNow } from "./now.ts";
import { Said } from "./said.tsx";
import { longDate } from "./times.ts";

const MINUTE_MS = 60_000;

interface PasskeyRowProps {
	passkey: PasskeyInfo;
	onRename: (passkey: PasskeyInfo) => void;
	onRemove: () => void;
}

export function PasskeyRow({ passkey, onRename, onRemove }: PasskeyRowProps) {
	const now = useNow(MINUTE_MS);
	const doing = useSignal<"rename" | "remove" | undefined>(undefined);
	const { id, name, createdAt, usedAt } = passkey;
	const rename = useRef<HTMLButtonElement>(null);
	const wasDoing = useRef(false);
	const isDoing = doing.value !== undefined;
	useEffect(() => {
		// What had the focus is gone.
		if (wasDoing.current && !isDoing) rename.current?.focus();
		wasDoing.current = isDoing;
	}, [isDoing]);
	const stop = () => {
		doing.value = undefined;
	};
	return (
		<li class="account-row">
			<div class="account-row-text">
				<p class="account-row-name">
					<bdi>{name}</bdi>
				</p>
				<p class="account-row-note">
					{usedAt === undefined ? t.passkeys.added(longDate(createdAt)) : t.passkeys.addedAndUsed(longDate(createdAt), ago(usedAt, now))}
				</p>
			</div>
			{!isDoing && (
				<div class="account-row-actions">
					<button
						ref={rename}
						type="button"
						class="button button-small"
						onClick={() => {
							doing.value = "rename";
						}}
					>
						<Said text={t.passkeys.rename(name)} />
					</button>
					<button
						type="button"
						class="button button-small"
						onClick={() => {
							doing.value = "remove";
						}}
					>
						<Said text={t.passkeys.remove(name)} />
					</button>
				</div>
			)}
			{doing.value === "rename" && (
				<Renaming
					passkey={passkey}
					onStop={stop}
					onDone={(renamed) => {
						stop();
						onRename(renamed);
					}}
				/>
			)}
			{doing.value === "remove" && <Removing id={id} onStop={stop} onDone={onRemove} />}
		</li>
	);
}

interface DoingProps {
	onStop: () => void;
}

function Renaming({ passkey, onStop, onDone }: DoingProps & { passkey: PasskeyInfo; onDone: (passkey: PasskeyInfo) => void }) {
	const name = useEntry(`passkey-name-${passkey.id}`, "name", NameSchema, passkey.name);
	const act = async () => onDone(await renamePasskey(passkey.id, name.text()));
	const { trouble, submit } = useForm([name], act);
	return (
		<form noValidate class="account-row-form" onSubmit={submit}>
			<EntryField entry={name} label={t.passkeys.newName} autoComplete="off" isFirst />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<div class="dialog-actions">
				<button type="button" class="button button-small" onClick={onStop}>
					{first.common.cancel}
				</button>
				<button type="submit" class="button button-small button-main">
					{first.common.save}
				</button>
			</div>
		</form>
	);
}

function Removing({ id, onStop, onDone }: DoingProps & { id: string; onDone: () => void }) {
	const keep = useRef<HTMLButtonElement>(null);
	useEffect(() => keep.current?.focus(), []);
	const { trouble, submit } = useForm([], async () => {
		await removePasskey(id);
		onDone();
	});
	return (
		<form noValidate class="account-row-form" onSubmit={submit}>
			<p class="field-hint">{t.passkeys.removing}</p>
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<div class="dialog-actions">
				<button ref={keep} type="button" class="button button-small" onClick={onStop}>
					{first.common.keep}
				</button>
				<button type="submit" class="button button-small button-danger">
					{t.passkeys.removeIt}
				</button>
			</div>
		</form>
	);
}
