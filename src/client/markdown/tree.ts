/** What a message is made of once its Markdown is read. Every text in it is shown as text. */

export type Inline =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "emphasis" | "strong" | "strike"; readonly children: readonly Inline[] }
	| { readonly kind: "code"; readonly text: string }
	/** `url` is http, https or mailto. Where the text is not the address itself, the reader has yet to be told where it leads. */
	| { readonly kind: "link"; readonly url: string; readonly isNamed: boolean; readonly children: readonly Inline[] };

export type Block =
	/** Lines of text with the breaks and the empty lines that were typed. */
	| { readonly kind: "lines"; readonly children: readonly Inline[] }
	/** `label` is what was typed behind the fence, as a rule the language. */
	| { readonly kind: "code"; readonly text: string; readonly label: string }
	| { readonly kind: "quote"; readonly children: readonly Block[] }
	| { readonly kind: "list"; readonly marker: "bullet" | "." | ")"; readonly items: readonly ListItem[] };

export interface ListItem {
	/** As typed; bullets have none. */
	readonly number?: number;
	readonly children: readonly Block[];
}
