/** What the calls about rooms have in common: finding a room's object, and turning its refusals into answers. */
import * as v from "valibot";
import { refusal } from "../problem.ts";
import { isSlug } from "../protocol/addresses.ts";
import type { Outcome } from "../room/decisions.ts";

/** The object of the room at an address. What cannot be an address is answered as a room that does not exist. */
export function roomAt(env: Env, slug: string) {
	if (!isSlug(slug)) throw refusal("no_room");
	return env.ROOMS.getByName(slug);
}

/** What a room's call gave, or its refusal. */
export function settled<T>(outcome: Outcome<T>): T {
	if (outcome.ok) return outcome.value;
	const { ok, code, ...more } = outcome;
	throw refusal(code, more);
}

/** Reads a query by a schema; refuses it with what is wrong with which field. */
export function parseQuery<Schema extends v.GenericSchema>(schema: Schema, query: Record<string, string>): v.InferOutput<Schema> {
	const result = v.safeParse(schema, query);
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw refusal("invalid", { fields: { [v.getDotPath(issue) ?? "query"]: issue.message } });
}

/** A number in a query. */
export function count(min: number, max: number, what: string) {
	return v.exactOptional(
		v.pipe(v.string(), v.regex(/^\d{1,15}$/, what), v.transform(Number), v.minValue(min, what), v.maxValue(max, what)),
	);
}
