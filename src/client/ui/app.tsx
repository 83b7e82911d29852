/** Which of the page's few screens is shown, and the address bar that goes with it. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LOBBY } from "../../protocol/addresses.ts";
import type { Room } from "../../protocol/message.ts";
import { t } from "../texts/first.ts";
import { invitationOf, messageOf, pageTitle, pathOf, slugOf } from "./address.ts";
import { chat, onDemand } from "./lazy.tsx";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";
import { showSign } from "./tab-sign.ts";
import { Unreachable } from "./unreachable.tsx";
import { Welcome } from "./welcome.tsx";

const Chat = chat.part((parts) => parts.Chat);
const InvitePage = onDemand((parts) => parts.InvitePage);

/** A session that the server no longer takes; the catalogue's close code for it. */
const SIGNED_OUT = 4401;

export function App() {
	const store = useStore();
	/** The invitation that is on screen. */
	const invitation = useSignal(invitationOf(location.pathname));
	useSignalEffect(() => {
		const slug = store.slug.value;
		if (invitation.value !== undefined) return;
		if ((slugOf(location.pathname) ?? LOBBY) !== slug) history.pushState(undefined, "", pathOf(slug));
	});
	useSignalEffect(() => {
		const room = store.room.value;
		// Whoever went on to the newest messages does not come back to an old one by reloading.
		if (room?.pages.target.value?.kind !== "latest" || invitation.peek() !== undefined) return;
		if (messageOf(location.pathname) !== undefined) history.replaceState(undefined, "", pathOf(room.slug));
	});
	useSignalEffect(() => {
		const me = store.me.value;
		const info = store.room.value?.info.value;
		const title = me.kind === "somebody" && info ? titleFor(info, me.user.name) : undefined;
		document.title = pageTitle(invitation.value === undefined ? title : t.welcome.invitation, store.allUnread.value);
	});
	useSignalEffect(() => showSign(store.allUnread.value, store.unreadForMe.value));
	useSignalEffect(() => {
		const status = store.room.value?.status.value;
		if (status?.kind === "refused" && status.code === SIGNED_OUT) store.sessionEnded();
	});
	useEffect(() => {
		const follow = () => {
			invitation.value = invitationOf(location.pathname);
			if (invitation.value === undefined) store.show(slugOf(location.pathname) ?? LOBBY, messageOf(location.pathname));
		};
		addEventListener("popstate", follow);
		return () => removeEventListener("popstate", follow);
	}, [store, invitation]);
	const leaveInvitation = async (room: Room | undefined) => {
		const slug = room?.slug ?? LOBBY;
		// Going back from the room does not lead to an invitation that has served its purpose.
		history.replaceState(undefined, "", pathOf(slug));
		// If the room was open already, what I am in it has changed.
		if (room) store.forget(slug);
		store.show(slug);
		invitation.value = undefined;
		await store.refresh();
	};

	const me = store.me.value;
	switch (me.kind) {
		case "unknown":
			return <p class="splash">Chattorum</p>;
		case "nobody":
			return <Welcome />;
		case "unreachable":
			return <Unreachable text={me.text} />;
		case "somebody":
			return invitation.value === undefined ? (
				<Chat me={me.user} />
			) : (
				<InvitePage token={invitation.value} me={me.user} onGo={(room) => void leaveInvitation(room)} />
			);
	}
}
