/** What one can type to search, as long as there is nothing else to show. */
import { t } from "../texts/later.ts";
export function SearchHelp() {
	return (
		<>
			<h3 class="panel-heading" id="search-help">
				{t.search.help}
			</h3>
			<dl class="search-help" aria-labelledby="search-help">
				{t.search.ways.map(([example, meaning]) => (
					<div key={example}>
						<dt>
							<code dir="auto">{example}</code>
						</dt>
						<dd>{meaning}</dd>
					</div>
				))}
			</dl>
			<p class="panel-note">{t.search.note}</p>
		</>
	);
}
