/** Any emoji, by its name or by looking through the kinds. The focus stays in the search; the arrows go through the grid. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t as first } from "../texts/first.ts";
import { direction } from "../texts/language.ts";
import { t } from "../texts/later.ts";
import { moveInGrid, type NamedEmoji, searchEmoji } from "./emoji-search.ts";
import { isComposing } from "./keys.ts";
import { Pop } from "./pop.tsx";
import { recentEmoji } from "./reacting.ts";

/** The kinds as they are called in the data, each with what stands for it. */
const KINDS = [
	["Smileys & Emotion", "😀"],
	["People & Body", "👋"],
	["Animals & Nature", "🐻"],
	["Food & Drink", "🍎"],
	["Activities", "⚽"],
	["Travel & Places", "🚗"],
	["Objects", "💡"],
	["Symbols", "🔣"],
	["Flags", "🏁"],
] as const;
/** The kind of those at hand. */
const RECENT = "";

interface EmojiPickerProps {
	opener: HTMLElement;
	onChoose: (emoji: string) => void;
	onClose: () => void;
}

export function EmojiPicker({ opener, onChoose, onClose }: EmojiPickerProps) {
	const all = useSignal<readonly NamedEmoji[] | "loading" | "failed">("loading");
	useEffect(() => {
		import("./emoji-names.ts").then(
			({ EMOJI }) => {
				all.value = EMOJI;
			},
			() => {
				all.value = "failed";
			},
		);
	}, [all]);
	return (
		<Pop label={t.emoji.react} class="emoji-picker" opener={opener} onClose={onClose}>
			{(close) => (
				<Finder
					all={all.value}
					onChoose={(emoji) => {
						close();
						onChoose(emoji);
					}}
				/>
			)}
		</Pop>
	);
}

function Finder({ all, onChoose }: { all: readonly NamedEmoji[] | "loading" | "failed"; onChoose: (emoji: string) => void }) {
	const query = useSignal("");
	const kind = useSignal<string>(RECENT);
	const at = useSignal(0);
	const grid = useRef<HTMLDivElement>(null);
	const known = typeof all === "string" ? [] : all;
	const isSearching = query.value.trim() !== "";
	const shown = isSearching ? searchEmoji(known, query.value) : ofKind(known, kind.value, recentEmoji.value);
	const chosen = Math.min(at.value, shown.length - 1);
	useEffect(() => {
		grid.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
	}, [chosen, shown.length]);
	const combobox: Record<string, string | undefined> = {
		role: "combobox",
		"aria-autocomplete": "list",
		"aria-expanded": "true",
		"aria-controls": "emoji-grid",
		"aria-activedescendant": chosen >= 0 ? `emoji-${chosen}` : undefined,
	};
	const handleKey = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
		if (isComposing(event)) return;
		const one = shown[chosen];
		if (event.key === "Enter" && one) {
			event.preventDefault();
			onChoose(one.emoji);
			return;
		}
		const { selectionStart, value } = event.currentTarget;
		const key = forward(event.key);
		// Within what was typed, the arrows move the cursor.
		if ((key === "ArrowLeft" && chosen === 0) || (key === "ArrowRight" && selectionStart !== value.length)) return;
		const to = moveInGrid(key, chosen, shown.length, columnsOf(grid.current));
		if (to === undefined) return;
		event.preventDefault();
		at.value = to;
	};
	return (
		<div class="pop-body emoji-body">
			<input
				type="text"
				class="emoji-search"
				placeholder={t.emoji.search}
				aria-label={t.emoji.search}
				autoComplete="off"
				spellcheck={false}
				enterkeyhint="done"
				value={query.value}
				{...combobox}
				onInput={({ currentTarget }) => {
					query.value = currentTarget.value;
					at.value = 0;
				}}
				onKeyDown={handleKey}
			/>
			<div class="emoji-kinds" role="radiogroup" aria-label={t.emoji.kindsLabel}>
				{[[RECENT, "🕘"] as const, ...KINDS].map(([name, sign]) => (
					<label key={name} class="emoji-kind" title={nameOf(name)}>
						<input
							type="radio"
							name="emoji-kind"
							class="visually-hidden"
							aria-label={nameOf(name)}
							checked={!isSearching && kind.value === name}
							onChange={() => {
								kind.value = name;
								query.value = "";
								at.value = 0;
							}}
						/>
						<span aria-hidden="true">{sign}</span>
					</label>
				))}
			</div>
			<div ref={grid} id="emoji-grid" class="emoji-grid" role="listbox" aria-label={t.emoji.label}>
				{shown.map((one, index) => (
					<button
						key={one.emoji}
						type="button"
						id={`emoji-${index}`}
						class="emoji-option"
						role="option"
						tabIndex={-1}
						aria-selected={index === chosen}
						aria-label={one.description}
						title={one.names.map((name) => `:${name}:`).join(" ")}
						onClick={() => onChoose(one.emoji)}
					>
						{one.emoji}
					</button>
				))}
			</div>
			<p class="emoji-note" role="status">
				{noteOn(all, shown[chosen], isSearching)}
			</p>
		</div>
	);
}

function nameOf(kind: typeof RECENT | (typeof KINDS)[number][0]): string {
	return kind === RECENT ? t.emoji.recent : t.emoji.kinds[kind];
}

/** The grid is read in the direction in which the page is written. */
function forward(key: string): string {
	if (direction() === "ltr") return key;
	return { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" }[key] ?? key;
}

function ofKind(all: readonly NamedEmoji[], kind: string, recent: readonly string[]): readonly NamedEmoji[] {
	if (kind !== RECENT) return all.filter(({ category }) => category === kind);
	const [first] = KINDS;
	const rest = all.filter(({ emoji, category }) => category === first[0] && !recent.includes(emoji));
	return [...recent.map((emoji) => all.find((one) => one.emoji === emoji) ?? unnamed(emoji)), ...rest];
}

function unnamed(emoji: string): NamedEmoji {
	return { emoji, names: [], tags: [], description: emoji, category: "" };
}

function noteOn(all: readonly NamedEmoji[] | "loading" | "failed", one: NamedEmoji | undefined, isSearching: boolean): string {
	if (all === "loading") return first.common.loading;
	if (all === "failed") return t.emoji.failed;
	if (!one) return isSearching ? t.emoji.none : "";
	return [one.description, ...one.names.slice(0, 1).map((name) => `:${name}:`)].join(" · ");
}

/** As the stylesheet has laid them out. */
function columnsOf(grid: HTMLElement | null): number {
	return grid ? getComputedStyle(grid).gridTemplateColumns.split(" ").length : 1;
}
