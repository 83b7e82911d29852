/** What a bot answered with, whatever it is about: a title, figures, a line that they made, and where they are from. */
import { useEffect } from "preact/hooks";
import { safeUrl } from "../../protocol/links.ts";
import type { Card } from "../../protocol/message.ts";
import { t } from "../texts/room.ts";
import { fill } from "../texts/words.ts";
import { Icon } from "./icon.tsx";
import { sparklines } from "./lazy.tsx";
import { dayOf, fullTime, longDate, shortTime } from "./times.ts";

type CardRow = Card["rows"][number];

/** UTF-16 units that are shown large: what is longer is more than a figure. */
const LARGE_MAX = 24;

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
			<h2 class="card-title" dir="auto">
				{url === undefined ? (
					title
				) : (
					<a href={url} target="_blank" rel="noopener noreferrer nofollow">
						{title}
					</a>
				)}
			</h2>
			{main && (
				<dl class="card-main">
					<Figure row={main} isMain />
					{hasMove && <Figure row={second} isMain />}
				</dl>
			)}
			{series && series.values.length > 1 && <Series series={series} />}
			{rest.length > 0 && (
				<dl class="card-rows">
					{rest.map((row, place) => (
						// Rows never change places, and two may have the same label.
						<Figure key={place} row={row} />
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
				{fill(t.command.asOf, {
					source: <bdi>{source}</bdi>,
					time: (
						<time dateTime={isoOf(asOf)} title={isoOf(asOf) && fullTime(asOf)}>
							{asOfText(asOf)}
						</time>
					),
				})}
			</p>
		</article>
	);
}

/** Its place is there before it is, so that nothing moves. */
function Series({ series }: { series: NonNullable<Card["series"]> }) {
	const Sparkline = sparklines.ready((parts) => parts.SparklineView);
	useEffect(() => void sparklines.preload(), []);
	return Sparkline ? <Sparkline {...series} /> : <div class="sparkline-place" />;
}

function Figure({ row, isMain = false }: { row: CardRow; isMain?: boolean }) {
	return (
		<div class={`figure ${row.tone ? `tone-${row.tone}` : ""} ${row.value.length > LARGE_MAX ? "figure-long" : ""}`}>
			<dt class={isMain ? "visually-hidden" : ""} dir="auto">
				{row.label}
			</dt>
			<dd dir="auto">{row.value}</dd>
			{row.range && !isMain && <RangeBar range={row.range} />}
		</div>
	);
}

/** Where a figure stands between two others, which the row says in words. */
function RangeBar({ range: { low, high, at } }: { range: NonNullable<CardRow["range"]> }) {
	const place = high > low ? Math.min(Math.max((at - low) / (high - low), 0), 1) : 0.5;
	return (
		<dd class="range" aria-hidden="true">
			<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
				<path d="M0 4H100" />
				<path class="range-at" d={`M${(100 * place).toFixed(1)} 4h0`} />
			</svg>
		</dd>
	);
}

/** The time of day, and the date unless it is today's. A bot may name a time that no calendar has. */
function asOfText(at: number): string {
	if (isoOf(at) === "") return t.command.unknownTime;
	return dayOf(at) === dayOf(Date.now()) ? shortTime(at) : t.command.dayTime(longDate(at), shortTime(at));
}

function isoOf(at: number): string {
	const date = new Date(at);
	return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}
