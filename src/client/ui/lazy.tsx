/** Stands in for a part of the page until its script is there: says that it is on its way, or that it could not be had. */
import { type Signal, signal, useSignal } from "@preact/signals";
import type { ComponentType, FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { Modal } from "./room-modal.tsx";

type Parts = typeof import("./on-demand.ts");

const parts: Signal<Parts | undefined> = signal<Parts | undefined>(undefined);

/** Closes the dialog that stands in for a part, while there is one. */
let closeStandIn: (() => void) | undefined;

async function fetchParts(): Promise<void> {
	const loaded = await import("./on-demand.ts");
	// It gives the focus back before the part takes it, so that the part can give it back too.
	closeStandIn?.();
	parts.value = loaded;
}

/** Fetches all that `onDemand` stands in for before it is asked for. Where that fails, it is tried again once it is. */
export async function preloadParts(): Promise<void> {
	try {
		if (!parts.peek()) await fetchParts();
	} catch {
		// Offline, or the server has another page by now.
	}
}

/** A part of `on-demand.ts`, to be used as if it were there. A dialog is known by its `onClose`. */
export function onDemand<P extends object>(pick: (parts: Parts) => ComponentType<P>): FunctionComponent<P & Closable> {
	return (props) => {
		if (!parts.value) return <Missing {...(props.onClose ? { onClose: props.onClose } : {})} />;
		const Part = pick(parts.value);
		return <Part {...props} />;
	};
}

/** Something else of `on-demand.ts`; undefined until it is there. */
export function ready<T>(pick: (parts: Parts) => T): T | undefined {
	return parts.value && pick(parts.value);
}

interface Closable {
	onClose?: () => void;
}

function Missing({ onClose }: Closable) {
	const state = useSignal<"first" | "failed" | "again">("first");
	const load = async () => {
		try {
			await fetchParts();
		} catch {
			state.value = "failed";
		}
	};
	useEffect(() => {
		void load();
		return () => {
			closeStandIn = undefined;
		};
	}, []);
	if (state.value === "first") {
		return (
			<p class={`loading ${onClose ? "loading-dialog" : ""}`} role="status">
				Loading…
			</p>
		);
	}
	const isTrying = state.value === "again";
	const trouble = (
		<>
			<h2 id="missing-title">This could not be loaded</h2>
			<p role="alert">{!isTrying && "Are you online? If you are, the chat has been renewed since you opened this page: reload it."}</p>
			<div class="dialog-actions">
				{onClose && (
					<button type="button" class="button" onClick={() => closeStandIn?.()}>
						Close
					</button>
				)}
				<button type="button" class="button" onClick={() => location.reload()}>
					Reload
				</button>
				<button
					type="button"
					class="button button-main"
					onClick={() => {
						state.value = "again";
						void load();
					}}
				>
					{isTrying ? "Trying…" : "Try again"}
				</button>
			</div>
		</>
	);
	if (!onClose) return <div class="missing">{trouble}</div>;
	const close = () => {
		// Closing it is what makes way for the part, too.
		if (!parts.peek()) onClose();
	};
	return (
		<Modal class="dialog missing" labelledBy="missing-title" onClose={close}>
			{(close) => {
				closeStandIn = close;
				return trouble;
			}}
		</Modal>
	);
}
