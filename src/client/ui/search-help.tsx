/** What one can type to search, as long as there is nothing else to show. */
const WAYS: readonly (readonly [string, string])[] = [
	["plan budget", "both words, also inside longer ones"],
	['"next week"', "these words in a row"],
	["from:ana", "by somebody, by handle or name"],
	["before:2026-01-31", "before that day"],
	["after:2026-01-31", "after that day"],
	["has:link", "with a link"],
];

export function SearchHelp() {
	return (
		<>
			<h3 class="panel-heading" id="search-help">
				What you can type
			</h3>
			<dl class="search-help" aria-labelledby="search-help">
				{WAYS.map(([example, meaning]) => (
					<div key={example}>
						<dt>
							<code dir="ltr">{example}</code>
						</dt>
						<dd>{meaning}</dd>
					</div>
				))}
			</dl>
			<p class="panel-note">Capitals and accents do not matter. Days are counted in UTC.</p>
		</>
	);
}
