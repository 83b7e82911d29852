/** Stands in for a part of the page until its script is there: says that it is on its way, or that it could not be had. */
import { type Signal, signal, useSignal } from "@preact/signals";
import type { ComponentType, FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../texts/first.ts";
import { Modal } from "./room-modal.tsx";

type Parts = typeof import("./on-demand.ts");

/** A script of its own, and what its parts are used through. */
class Lazy<Parts> {
	readonly #parts: Signal<Parts | undefined> = signal<Parts | undefined>(undefined);
	readonly #import: () => Promise<Parts>;

	constructor(load: () => Promise<Parts>) {
		this.#import = load;
	}

	/** Throws where the script cannot be had: offline, or the server has another page by now. */
	async load(): Promise<void> {
		if (this.#parts.peek()) return;
		const loaded = await this.#import();
		// It gives the focus back before the part takes it, so that the part can give it back too.
		closeStandIn?.();
		this.#parts.value = loaded;
	}

	get isThere(): boolean {
		return this.#parts.peek() !== undefined;
	}

	/** Fetches it before it is asked for. Where that fails, it is tried again once it is. */
	async preload(): Promise<void> {
		try {
			await this.load();
		} catch {}
	}

	/** Something of it; undefined until it is there. */
	ready<T>(pick: (parts: Parts) => T): T | undefined {
		return this.#parts.value && pick(this.#parts.value);
	}

	/** A part of it, to be used as if it were there. A dialog is known by its `onClose`. */
	part<P extends object>(pick: (parts: Parts) => ComponentType<P>): FunctionComponent<P & Closable> {
		return (props) => {
			if (!this.#parts.value) return <Missing script={this} {...(props.onClose ? { onClose: props.onClose } : {})} />;
			const Part = pick(this.#parts.value);
			return <Part {...props} />;
		};
	}
}

const more = new Lazy<Parts>(() => import("./on-demand.ts"));

/** The screen of somebody who is in: whoever comes for the first time has a name to choose meanwhile. */
export const chat: Lazy<typeof import("./chat.tsx")> = new Lazy(() => import("./chat.tsx"));

/** The small line of a card: most rooms have none. */
export const sparklines: Lazy<typeof import("./sparkline-view.tsx")> = new Lazy(() => import("./sparkline-view.tsx"));

/** Closes the dialog that stands in for a part, while there is one. */
let closeStandIn: (() => void) | undefined;

/** A part of `on-demand.ts`. */
export function onDemand<P extends object>(pick: (parts: Parts) => ComponentType<P>): FunctionComponent<P & Closable> {
	return more.part(pick);
}

/** Something else of `on-demand.ts`; undefined until it is there. */
export function ready<T>(pick: (parts: Parts) => T): T | undefined {
	return more.ready(pick);
}

/** Fetches all that `onDemand` stands in for before it is asked for. */
export async function preloadParts(): Promise<void> {
	await more.preload();
}

interface Closable {
	onClose?: () => void;
}

interface MissingProps extends Closable {
	script: Pick<Lazy<unknown>, "load" | "isThere">;
}

function Missing({ script, onClose }: MissingProps) {
	const state = useSignal<"first" | "failed" | "again">("first");
	const load = async () => {
		try {
			await script.load();
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
				{t.common.loading}
			</p>
		);
	}
	const isTrying = state.value === "again";
	const trouble = (
		<>
			<h2 id="missing-title">{t.missing.title}</h2>
			<p role="alert">{!isTrying && t.missing.why}</p>
			<div class="dialog-actions">
				{onClose && (
					<button type="button" class="button" onClick={() => closeStandIn?.()}>
						{t.common.close}
					</button>
				)}
				<button type="button" class="button" onClick={() => location.reload()}>
					{t.missing.reload}
				</button>
				<button
					type="button"
					class="button button-main"
					onClick={() => {
						state.value = "again";
						void load();
					}}
				>
					{isTrying ? t.common.trying : t.common.tryAgain}
				</button>
			</div>
		</>
	);
	if (!onClose) return <div class="missing">{trouble}</div>;
	const close = () => {
		// Closing it is what makes way for the part, too.
		if (!script.isThere) onClose();
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
