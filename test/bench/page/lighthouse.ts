/**
 * Google's Lighthouse on the first screen and on a room: its scores for a phone on a slow network, which it simulates. It is
 * large, so `npm run bench:page` installs it beside the rest; see test/lighthouse.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as v from "valibot";
import type { Measurement } from "./main.ts";
import type { Row } from "./report.ts";
import type { Stage } from "./stage.ts";

const LIGHTHOUSE = join(import.meta.dirname, "../../lighthouse/node_modules/lighthouse/core/index.js");
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TIMES = {
	"first-contentful-paint": "first contentful paint, ms",
	"largest-contentful-paint": "largest contentful paint, ms",
	"total-blocking-time": "total blocking time, ms",
	"speed-index": "speed index, ms",
	"cumulative-layout-shift": "layout shift (CLS)",
};

const AuditSchema = v.object({
	score: v.nullable(v.number()),
	numericValue: v.optional(v.number()),
	title: v.string(),
	scoreDisplayMode: v.string(),
	details: v.optional(v.looseObject({ items: v.optional(v.union([v.array(v.unknown()), v.unknown()])) })),
});
const CategorySchema = v.object({
	title: v.string(),
	score: v.nullable(v.number()),
	auditRefs: v.array(v.object({ id: v.string(), weight: v.number() })),
});
const ResultSchema = v.object({
	lhr: v.object({ categories: v.record(v.string(), CategorySchema), audits: v.record(v.string(), AuditSchema) }),
});
const RequestSchema = v.object({ resourceType: v.optional(v.string()), transferSize: v.optional(v.number(), 0) });

export const lighthouse: Measurement = {
	name: "lighthouse",
	about: "a phone on a slow network, simulated",
	missing: () => (existsSync(LIGHTHOUSE) ? undefined : "npm ci --prefix test/lighthouse --ignore-scripts"),
	async take(stage) {
		const first = await audit(stage, "/", "first screen");
		const owner = await stage.person("Phone");
		const slug = await stage.filledRoom(owner, "Lighthouse", 200);
		const cdp = await stage.browser.newBrowserCDPSession();
		await cdp.send("Storage.setCookies", { cookies: owner.stored.cookies });
		const room = await audit(stage, `/r/${slug}`, "room");
		await cdp.send("Storage.clearCookies");
		await cdp.detach();
		return [...first, ...room];
	},
};

async function audit(stage: Stage, path: string, where: string): Promise<Row[]> {
	const { default: run } = await import(pathToFileURL(LIGHTHOUSE).href);
	const flags = { port: stage.debuggingPort, logLevel: "error", onlyCategories: CATEGORIES };
	const { categories, audits } = v.parse(ResultSchema, await run(stage.url + path, flags)).lhr;
	// The rest is told, and has no part in the scores.
	const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id));
	const failed = [...new Set(counted)].filter((id) => isFailed(audits[id])).map((id) => audits[id]?.title ?? id);
	const requests = v.parse(v.array(RequestSchema), audits["network-requests"]?.details?.items ?? []);
	const bytes = requests.filter(({ resourceType }) => resourceType === "Script").map(({ transferSize }) => transferSize);
	return [
		...Object.values(categories).map(({ title, score }) => ({ what: `${where}: ${title}, of 100`, page: Math.round((score ?? 0) * 100) })),
		...Object.entries(TIMES).map(([id, title]) => ({ what: `${where}: ${title}`, page: audits[id]?.numericValue ?? Number.NaN })),
		{ what: `${where}: script, kB`, page: bytes.reduce((sum, one) => sum + one, 0) / 1_000 },
		{ what: `${where}: what it finds fault with`, page: failed.join("; ") || "nothing" },
	];
}

/** What is only told, and what does not concern the page, has no score that could be bad. */
function isFailed(audit: v.InferOutput<typeof AuditSchema> | undefined): boolean {
	return (
		audit?.score !== null &&
		audit !== undefined &&
		audit.score < 0.9 &&
		["binary", "numeric", "metricSavings"].includes(audit.scoreDisplayMode)
	);
}
