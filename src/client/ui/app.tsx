/** Which of the page's few screens is shown, and the address bar that goes with it. */
import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LOBBY } from "../../protocol/names.ts";
import { pageTitle, pathOf, slugOf } from "./address.ts";
import { Chat } from "./chat.tsx";
import { useStore } from "./store-context.ts";
import { Unreachable } from "./unreachable.tsx";
import { Welcome } from "./welcome.tsx";

/** A session that the server no longer takes; the catalogue's close code for it. */
const SIGNED_OUT = 4401;

export function App() {
	const store = useStore();
	useSignalEffect(() => {
		const slug = store.slug.value;
		if ((slugOf(location.pathname) ?? LOBBY) !== slug) history.pushState(undefined, "", pathOf(slug));
	});
	useSignalEffect(() => {
		const title = store.room.value?.timeline.value.room?.title;
		const unread = [...store.opened.value.keys()].reduce((sum, slug) => sum + store.unread(slug), 0);
		document.title = pageTitle(store.me.value.kind === "somebody" ? title : undefined, unread);
	});
	useSignalEffect(() => {
		const status = store.room.value?.status.value;
		if (status?.kind === "refused" && status.code === SIGNED_OUT) store.sessionEnded();
	});
	useEffect(() => {
		const follow = () => store.show(slugOf(location.pathname) ?? LOBBY);
		addEventListener("popstate", follow);
		return () => removeEventListener("popstate", follow);
	}, [store]);

	const me = store.me.value;
	switch (me.kind) {
		case "unknown":
			return <p class="splash">Chattorum</p>;
		case "nobody":
			return <Welcome />;
		case "unreachable":
			return <Unreachable text={me.text} />;
		case "somebody":
			return <Chat me={me.user} />;
	}
}
