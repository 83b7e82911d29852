/** Me, below the lists: a guest can keep the name from here, and whoever has an account look after it. */
import { useSignal } from "@preact/signals";
import type { User } from "../../protocol/message.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/room.ts";
import { Avatar } from "./avatar.tsx";
import { onDemand } from "./lazy.tsx";
import { Said } from "./said.tsx";
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
						<span class="me-keep">{store.settings.value.signUp ? <Said text={t.rooms.keepName} /> : first.common.signIn}</span>
					) : (
						<span class="me-handle">
							<Said text={t.rooms.myAccount(me.id)} />
						</span>
					)}
				</span>
			</button>
			{open.value === "keep" && <AccountKeep me={me} onClose={close} />}
			{open.value === "account" && <AccountDialog me={me} onClose={close} />}
		</>
	);
}
