/** For a reader who is further up: how much is new below, and the way there. */
import { Icon } from "./icon.tsx";
import type { ScrollKeeper } from "./scroll-keeper.ts";
import { useStore } from "./store-context.ts";

export function NewPill({ keeper, slug }: { keeper: ScrollKeeper; slug: string }) {
	const unread = useStore().unread(slug);
	if (keeper.isAtEnd.value || (unread === 0 && !keeper.isFar.value)) return null;
	return (
		<button type="button" class={`pill ${unread > 0 ? "pill-new" : ""}`} onClick={() => keeper.jump()}>
			<Icon name="down" />
			{unread > 0 ? `${unread} new` : "Latest"}
		</button>
	);
}
