/** Everything about one's own account. It is there only while it is open. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { AccountInfo } from "../../protocol/accounts.ts";
import type { User } from "../../protocol/message.ts";
import { fetchAccount } from "../account-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { AccountDelete } from "./account-delete.tsx";
import { useForm } from "./account-form.ts";
import { AccountName } from "./account-name.tsx";
import { AccountNotifications } from "./account-notifications.tsx";
import { AccountPassword } from "./account-password.tsx";
import { AccountRecovery } from "./account-recovery.tsx";
import { AccountSessions } from "./account-sessions.tsx";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import { Passkeys } from "./passkeys.tsx";

export function AccountDialog({ me, onClose }: { me: User; onClose: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	const title = useRef<HTMLHeadingElement>(null);
	const account = useSignal<AccountInfo | undefined>(undefined);
	/** Grows with each change that may have ended sessions. */
	const version = useSignal(0);
	const { trouble, attempt } = useForm([], async () => {});
	const load = () =>
		attempt(async () => {
			account.value = await fetchAccount();
			version.value++;
		});
	useEffect(() => {
		dialog.current?.showModal();
		// Not the close button, which comes first: one has come to read.
		title.current?.focus();
		load();
	}, []);
	const info = account.value;
	return (
		<dialog
			ref={dialog}
			class="dialog account-dialog"
			aria-labelledby="account-title"
			onClose={onClose}
			// The drawer below closes on the same key.
			onKeyDown={(event) => event.stopPropagation()}
		>
			<div class="account-head">
				<Avatar user={me} />
				<div class="account-who">
					<h2 ref={title} id="account-title" tabIndex={-1}>
						{t.account.title}
					</h2>
					<p>
						<bdi>@{me.id}</bdi>
					</p>
				</div>
				<button type="button" class="icon-button" aria-label={first.common.close} onClick={() => dialog.current?.close()}>
					<Icon name="close" />
				</button>
			</div>
			<div class="account-parts">
				{trouble.value !== undefined && (
					<div class="account-trouble" role="alert">
						<p class="field-error">{trouble.value}</p>
						<button type="button" class="button button-small" onClick={load}>
							{first.common.tryAgain}
						</button>
					</div>
				)}
				<AccountName me={me} />
				{info && (
					<>
						<AccountPassword account={info} onChange={load} />
						<Passkeys account={info} onChange={load} />
						<AccountRecovery account={info} onChange={load} />
						<AccountNotifications me={me} version={version.value} />
						<AccountSessions version={version.value} />
						<AccountDelete account={info} />
					</>
				)}
			</div>
		</dialog>
	);
}
