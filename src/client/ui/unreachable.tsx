/** Says that the server could not be asked who I am, and asks again. */
import { useSignal } from "@preact/signals";
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
				<h1>No connection</h1>
				<p role="alert">{text}</p>
				<button type="button" class="button button-main" onClick={() => void retry()}>
					{isTrying.value ? "Trying…" : "Retry"}
				</button>
			</div>
		</main>
	);
}
