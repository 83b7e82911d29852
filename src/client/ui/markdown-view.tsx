/** The Markdown of a message, its tree walked into elements. Whatever was typed ends up in text nodes. */
import type { Block, Inline } from "../markdown/tree.ts";
import { CodeBlock } from "./code-block.tsx";
import { followInPlace, pathIn } from "./in-place.ts";
import { InLinkContext, Words } from "./words.tsx";

/** The parts of a text never change places: their place is their key. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
	return (
		<>
			{blocks.map((block, place) => (
				<BlockView key={place} block={block} />
			))}
		</>
	);
}

function BlockView({ block }: { block: Block }) {
	switch (block.kind) {
		case "lines":
			return (
				<p dir="auto">
					<Inlines inlines={block.children} />
				</p>
			);
		case "code":
			return <CodeBlock text={block.text} label={block.label} />;
		case "quote":
			return (
				<blockquote dir="auto">
					<Blocks blocks={block.children} />
				</blockquote>
			);
		case "list": {
			const items = block.items.map(({ number, children }, place) => (
				<li key={place} {...(number === undefined ? {} : { value: number })}>
					<Blocks blocks={children} />
				</li>
			));
			if (block.marker === "bullet") return <ul dir="auto">{items}</ul>;
			return (
				<ol dir="auto" class={block.marker === ")" ? "with-bracket" : ""}>
					{items}
				</ol>
			);
		}
	}
}

function Inlines({ inlines }: { inlines: readonly Inline[] }) {
	return (
		<>
			{inlines.map((inline, place) => (
				<InlineView key={place} inline={inline} />
			))}
		</>
	);
}

function InlineView({ inline }: { inline: Inline }) {
	switch (inline.kind) {
		case "text":
			return <Words text={inline.text} />;
		case "code":
			return <code>{inline.text}</code>;
		case "emphasis":
			return (
				<em>
					<Inlines inlines={inline.children} />
				</em>
			);
		case "strong":
			return (
				<strong>
					<Inlines inlines={inline.children} />
				</strong>
			);
		case "strike":
			return (
				<del>
					<Inlines inlines={inline.children} />
				</del>
			);
		case "link": {
			const path = pathIn(inline.url, location.origin);
			const leads =
				path === undefined
					? { href: inline.url, target: "_blank", rel: "noopener noreferrer nofollow" }
					: { href: path, onClick: followInPlace };
			return (
				<a {...leads} {...(inline.isNamed ? { title: inline.url } : {})}>
					<InLinkContext.Provider value={true}>
						<Inlines inlines={inline.children} />
					</InLinkContext.Provider>
				</a>
			);
		}
	}
}
