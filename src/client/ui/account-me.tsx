/** Me, below the lists: a guest can keep the name from here, and whoever has an account look after it. */
import { useSignal } from "@preact/signals";
import type { User } from "../../protocol/message.ts";
import { Avatar } from "./avatar.tsx";
import { onDemand } from "./lazy.tsx";
import { useStore } from "./store-context.ts";

const AccountDialog = onDemand((parts) => parts.AccountDialog);
const AccountKeep = onDemand((parts) => parts.AccountKeep);

export function AccountMe({ me }: { me: User }) {
	const store = useStore();
	const open = useSignal<"keep" | "account" | undefined>(store.needsPassword.peek() ? "account" : undefined);
	const isGuest = me.kind === "guest";
	const close = () => {
		open.value = undefined;
		store.needsPassword.value = false;
	};
	return (
		<>
			{/* One button for both, so that the focus comes back to it when a guest has made an account. */}
			<button
				type="button"
				class="me-button"
				aria-haspopup="dialog"
				onClick={() => {
					open.value = isGuest ? "keep" : "account";
				}}
			>
				<Avatar user={me} isSmall />
				<span class="me-text">
					<span class="me-name">
						<bdi>{me.name}</bdi>
					</span>
					{isGuest ? (
						<span class="me-keep">
							{store.settings.value.signUp ? (
								<>
									Keep this name<span class="visually-hidden">: create an account</span>
								</>
							) : (
								"Sign in"
							)}
						</span>
					) : (
						<span class="me-handle">
							@{me.id}
							<span class="visually-hidden">: your account</span>
						</span>
					)}
				</span>
			</button>
			{open.value === "keep" && <AccountKeep me={me} onClose={close} />}
			{open.value === "account" && <AccountDialog me={me} onClose={close} />}
		</>
	);
}
