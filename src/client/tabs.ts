/** The tabs of one browser are one person: when a guest makes an account in one, the others go on as the account too. */
import { effect } from "@preact/signals";
import * as v from "valibot";
import { UserSchema } from "../protocol/message.ts";
import type { Me, Store } from "./store.ts";

const CHANNEL = "chattorum-became";

const BecameSchema = v.object({ guest: v.string(), user: UserSchema });

/** Tells the other tabs of it, and hears it from them, for as long as the page lives. */
export function followTabs(store: Store): void {
	const channel = new BroadcastChannel(CHANNEL);
	let before: Me = store.me.peek();
	effect(() => {
		const me = store.me.value;
		if (before.kind === "somebody" && me.kind === "somebody" && before.user.kind === "guest" && me.user.kind === "account") {
			channel.postMessage({ guest: before.user.id, user: me.user });
		}
		before = me;
	});
	channel.onmessage = ({ data }) => {
		const parsed = v.safeParse(BecameSchema, data);
		if (!parsed.success) return;
		const { guest, user } = parsed.output;
		const me = store.me.peek();
		if (me.kind === "somebody" && me.user.id === guest) store.become(user);
	};
}
