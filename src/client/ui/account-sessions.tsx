/** Where one is signed in, and the way to end that. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { SessionInfo } from "../../protocol/accounts.ts";
import { endAllSessions, endSession, fetchSessions } from "../account-api.ts";
import { t } from "../texts/later.ts";
import { useForm } from "./account-form.ts";
import { ago } from "./account-words.ts";
import { forgetDrafts } from "./drafts.ts";
import { useNow } from "./now.ts";
import { Said } from "./said.tsx";
import { useStore } from "./store-context.ts";

const MINUTE_MS = 60_000;

/** `version` changes when the sessions may be others than before. */
export function AccountSessions({ version }: { version: number }) {
	const store = useStore();
	const now = useNow(MINUTE_MS);
	const sessions = useSignal<readonly SessionInfo[]>([]);
	const heading = useRef<HTMLHeadingElement>(null);
	const { trouble, attempt } = useForm([], async () => {});
	useEffect(() => {
		attempt(async () => {
			sessions.value = await fetchSessions();
		});
	}, [version]);
	const end = async (id: string) => {
		await endSession(id);
		sessions.value = sessions.value.filter((session) => session.id !== id);
		// The button that was pressed is gone.
		heading.current?.focus();
	};
	const endAll = async () => {
		await store.leave(endAllSessions, { why: t.account.sessions.ended });
		forgetDrafts();
	};
	return (
		<section class="account-part" aria-labelledby="account-sessions-title">
			<div class="account-part-head account-part-line">
				<div class="account-part-text">
					<h3 ref={heading} id="account-sessions-title" tabIndex={-1}>
						{t.account.sessions.title}
					</h3>
				</div>
				<button type="button" class="button button-small" onClick={() => attempt(endAll)}>
					{t.account.sessions.endAll}
				</button>
			</div>
			<ul class="account-list">
				{sessions.value.map(({ id, device, usedAt, current }) => (
					<li key={id} class="account-row">
						<div class="account-row-text">
							<p class="account-row-name">{device}</p>
							<p class="account-row-note">{current ? t.account.sessions.here : t.account.sessions.used(ago(usedAt, now))}</p>
						</div>
						{!current && (
							<button type="button" class="button button-small" onClick={() => attempt(() => end(id))}>
								<Said text={t.account.sessions.end(device)} />
							</button>
						)}
					</li>
				))}
			</ul>
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
		</section>
	);
}
