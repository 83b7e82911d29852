/** Searching a room: one types, the newest messages that fit are listed, and each leads to where it was said. */
import { useEffect, useRef } from "preact/hooks";
import { searchRoom } from "../api.ts";
import { browser } from "../browser.ts";
import type { OpenRoom } from "../open-room.ts";
import { RoomSearch } from "../room-search.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { pathOf } from "./address.ts";
import { Icon } from "./icon.tsx";
import { RoomIcon } from "./room-icon.tsx";
import { Modal } from "./room-modal.tsx";
import { SearchHelp } from "./search-help.tsx";
import { SearchResult } from "./search-result.tsx";

/** Whoever comes back from a result finds what they searched for, asked anew. */
const searches = new WeakMap<OpenRoom, RoomSearch>();

function searchOf(room: OpenRoom): RoomSearch {
	const search = searches.get(room) ?? new RoomSearch((typed, cursor) => searchRoom(room.slug, typed, cursor), browser.clock);
	searches.set(room, search);
	return search;
}

export function SearchPanel({ room, onClose }: { room: OpenRoom; onClose: () => void }) {
	const search = searchOf(room);
	const field = useRef<HTMLInputElement>(null);
	const list = useRef<HTMLUListElement>(null);
	useEffect(() => {
		field.current?.select();
		void search.run();
	}, [search]);
	const results = search.results.value;
	const isBusy = search.isBusy.value;
	const problem = search.problem.value;
	const isNothing = results?.messages.length === 0;

	const go = (id: number, close: () => void) => {
		history.pushState(undefined, "", pathOf(room.slug, id));
		// The dialog gives the focus back before the message takes it.
		close();
		void room.jumpTo(id);
	};
	const moveFocus = (event: KeyboardEvent) => {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step === undefined) return;
		const stops = [field.current, ...(list.current?.querySelectorAll("a") ?? [])].filter((stop) => stop !== null);
		const here = stops.findIndex((stop) => stop.matches(":focus"));
		const next = here === -1 ? undefined : stops[here + step];
		if (!next) return;
		event.preventDefault();
		next.focus();
	};
	return (
		<Modal class="dialog search-panel" labelledBy="search-title" closesOutside onClose={onClose}>
			{(close) => (
				<search class="search" onKeyDown={moveFocus}>
					<h2 id="search-title" class="visually-hidden">
						{t.search.label}
					</h2>
					<form
						class="search-form"
						onSubmit={(event) => {
							event.preventDefault();
							void search.run();
						}}
					>
						<RoomIcon name="search" />
						<input
							ref={field}
							id="search-field"
							type="text"
							enterKeyHint="search"
							aria-label={t.search.label}
							aria-describedby="search-status"
							placeholder={t.search.label}
							autoComplete="off"
							autoCapitalize="off"
							spellcheck={false}
							dir="auto"
							value={search.typed.value}
							onInput={({ currentTarget }) => search.type(currentTarget.value)}
						/>
						<button type="button" class="icon-button" aria-label={first.common.close} onClick={close}>
							<Icon name="close" />
						</button>
					</form>
					<div class="search-body">
						<p id="search-status" class={problem === undefined ? "panel-note" : "field-error"} role="status">
							{problem ?? statusOf(results?.messages.length, results?.cursor !== undefined, isBusy)}
						</p>
						<ul ref={list} class="search-results" aria-busy={isBusy}>
							{results?.messages.map((message) => (
								<SearchResult
									key={message.id}
									message={message}
									slug={room.slug}
									needles={results.needles}
									onGo={() => go(message.id, close)}
								/>
							))}
						</ul>
						{results?.cursor !== undefined && (
							<button type="button" class="button search-more" aria-disabled={isBusy} onClick={() => void search.more()}>
								{isBusy ? t.search.searching : isNothing ? t.search.further : t.search.older}
							</button>
						)}
						{(results === undefined || (isNothing && !isBusy)) && <SearchHelp />}
					</div>
				</search>
			)}
		</Modal>
	);
}

function statusOf(count: number | undefined, hasMore: boolean, isBusy: boolean): string {
	if (count === undefined) return isBusy ? t.search.searching : "";
	if (count === 0) return hasMore ? t.search.nothingYet : t.search.nothing;
	return hasMore ? t.search.foundSome(count) : t.search.found(count);
}
