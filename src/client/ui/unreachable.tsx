/** Says that the server could not be asked who I am, and asks again. */
import { useSignal } from "@preact/signals";
import { t } from "../texts/first.ts";
import { useStore } from "./store-context.ts";

export function Unreachable({ text }: { text: string }) {
	const store = useStore();
	const isTrying = useSignal(false);
	const retry = async () => {
		isTrying.value = true;
		await store.start();
		isTrying.value = false;
	};
	return (
		<main class="welcome">
			<div class="welcome-card">
				<h1>{t.welcome.noConnection}</h1>
				<p role="alert">{text}</p>
				<button type="button" class="button button-main" onClick={() => void retry()}>
					{isTrying.value ? t.common.trying : t.common.retry}
				</button>
			</div>
		</main>
	);
}
