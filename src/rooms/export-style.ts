/** How an exported page looks: on a screen by day and by night, on a phone, and on paper. */
export const EXPORT_STYLE = `
:root { color-scheme: light dark; --ground: #f8f6f2; --ink: #2b2722; --soft: #645d54; --line: #e3ded5; --accent: #0b6272; --tint: #eeeae2; --up: #17703d; --down: #a93226; }
@media (prefers-color-scheme: dark) {
	:root { --ground: #1a1816; --ink: #ebe8e2; --soft: #b0a99e; --line: #3a3631; --accent: #7fd0df; --tint: #272421; --up: #7ccb98; --down: #f0988c; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-inline-size: 46rem; padding: 2rem 1rem 4rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1, h2, p, ul, table { margin: 0; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.top { padding-block-end: 1rem; border-block-end: 1px solid var(--line); }
h1 { font-size: 1.75rem; line-height: 1.2; }
.topic { margin-block-start: .25rem; font-size: 1.0625rem; }
.about { margin-block-start: .5rem; color: var(--soft); font-size: .875rem; }
footer.about { margin-block-start: 2rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
h2 { position: sticky; inset-block-start: 0; margin-block: 1.75rem .25rem; padding-block: .375rem; background: var(--ground); color: var(--soft); font-size: .875rem; font-weight: 600; }
article { scroll-margin-block-start: 3rem; margin-block-start: .25rem; padding: .125rem .5rem; border-radius: .375rem; }
article.first { margin-block-start: 1rem; }
article:target { background: var(--tint); }
.head { font-size: .8125rem; color: var(--soft); }
article:not(.first) .head { float: inline-end; margin-inline-start: 1rem; }
article:not(.first) :is(.author, .handle) { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.head a { color: inherit; text-decoration: none; }
.head a:hover { text-decoration: underline; }
.author { color: var(--ink); font-size: 1rem; font-weight: 650; unicode-bidi: isolate; }
.badge { padding: 0 .375rem; border: 1px solid var(--line); border-radius: 1rem; }
.text { white-space: pre-wrap; }
.edited, .asked, .note { color: var(--soft); font-size: .8125rem; }
.edited { white-space: nowrap; }
.removed { color: var(--soft); font-style: italic; }
.quote { display: block; margin-block: .125rem; padding-inline-start: .625rem; border-inline-start: 3px solid var(--line); color: var(--soft); font-size: .875rem; text-decoration: none; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
a.quote:hover { color: var(--ink); }
.quote b { unicode-bidi: isolate; }
.reactions { display: flex; flex-wrap: wrap; gap: .25rem; margin-block-start: .25rem; padding: 0; list-style: none; font-size: .875rem; }
.reactions li { padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--tint); }
code { font: .875em ui-monospace, Menlo, Consolas, monospace; }
table { margin-block: .25rem; border-collapse: collapse; }
caption { padding-block: .25rem; font-weight: 600; text-align: start; }
th, td { padding: .25rem .75rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--soft); font-weight: 400; }
td { font-variant-numeric: tabular-nums; }
.up { color: var(--up); } .down { color: var(--down); } .muted { color: var(--soft); }
@media print {
	:root { --ground: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; --tint: #fff; --up: #000; --down: #000; }
	body { max-inline-size: none; padding: 0; font-size: 10.5pt; }
	h2 { position: static; break-after: avoid; }
	article { break-inside: avoid; }
}
`;
