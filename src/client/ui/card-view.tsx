/** What a bot answered with, whatever it is about: a title, figures, a line that they made, and where they are from. */

import { safeUrl } from "../../protocol/links.ts";
import type { Card } from "../../protocol/message.ts";
import { Icon } from "./icon.tsx";
import { SparklineView } from "./sparkline-view.tsx";
import { dayOf, fullTime, longDate, shortTime } from "./times.ts";

type CardRow = Card["rows"][number];

export function CardView({ card }: { card: Card }) {
	const { title, rows, series, source, asOf, note } = card;
	const [main, ...others] = rows;
	// A second row that goes up or down tells how the first one moved: it stands beside it.
	const [second] = others;
	const hasMove = second !== undefined && (second.tone === "up" || second.tone === "down");
	const rest = hasMove ? others.slice(1) : others;
	const url = card.url === undefined ? undefined : safeUrl(card.url);
	return (
		<article class="card">
			<h3 class="card-title" dir="auto">
				{url === undefined ? (
					title
				) : (
					<a href={url} target="_blank" rel="noopener noreferrer nofollow">
						{title}
					</a>
				)}
			</h3>
			{main && (
				<dl class="card-main">
					<Figure row={main} isMain />
					{hasMove && <Figure row={second} isMain />}
				</dl>
			)}
			{series && <SparklineView values={series.values} label={series.label} />}
			{rest.length > 0 && (
				<dl class="card-rows">
					{rest.map((row) => (
						<Figure key={row.label} row={row} />
					))}
				</dl>
			)}
			{note !== undefined && (
				<p class="card-note">
					<Icon name="alert" />
					<span dir="auto">{note}</span>
				</p>
			)}
			<p class="card-foot">
				<bdi>{source}</bdi> · as of{" "}
				<time dateTime={isoOf(asOf)} title={isoOf(asOf) && fullTime(asOf)}>
					{asOfText(asOf)}
				</time>
			</p>
		</article>
	);
}

function Figure({ row, isMain = false }: { row: CardRow; isMain?: boolean }) {
	return (
		<div class={`figure ${row.tone ? `tone-${row.tone}` : ""}`}>
			<dt class={isMain ? "visually-hidden" : ""} dir="auto">
				{row.label}
			</dt>
			<dd dir="auto">{row.value}</dd>
		</div>
	);
}

/** The time of day, and the date unless it is today's. A bot may name a time that no calendar has. */
function asOfText(at: number): string {
	if (isoOf(at) === "") return "an unknown time";
	return dayOf(at) === dayOf(Date.now()) ? shortTime(at) : `${longDate(at)}, ${shortTime(at)}`;
}

function isoOf(at: number): string {
	const date = new Date(at);
	return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
