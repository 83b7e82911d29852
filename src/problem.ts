/** How a handler says no: an exception that becomes `application/problem+json`. */
import { HTTPException } from "hono/http-exception";
import * as v from "valibot";
import { problem } from "./protocol/api.ts";
import { ERRORS, type Problem } from "./protocol/errors.ts";
import { wholeSeconds } from "./room/rate-limit.ts";

/** The exception to throw for an error of the catalogue. */
export function refusal(...[code, more]: Parameters<typeof problem>): HTTPException {
	const body = problem(code, more);
	return new HTTPException(ERRORS[code].status, { res: problemResponse(body), message: code });
}

/** Refuses what comes too fast; a wait of 0 is none. */
export function refuseTooFast(waitMs: number): void {
	if (waitMs > 0) throw refusal("rate_limited", { retryAfter: wholeSeconds(waitMs) });
}

export function problemResponse(body: Problem): Response {
	const headers = new Headers({ "Content-Type": "application/problem+json" });
	if (body.retryAfter !== undefined) headers.set("Retry-After", String(body.retryAfter));
	return new Response(JSON.stringify(body), { status: body.status, headers });
}

/** Reads a request's JSON body by a schema; refuses it with what is wrong with which field. */
export async function readBody<Schema extends v.GenericSchema>(
	request: { text(): Promise<string> },
	schema: Schema,
): Promise<v.InferOutput<Schema>> {
	let body: unknown;
	try {
		body = JSON.parse(await request.text());
	} catch (error) {
		// The body limit throws while the body is read; that refusal is the one to give.
		if (error instanceof HTTPException) throw error;
		throw refusal("invalid", { detail: "The body is not JSON." });
	}
	const result = v.safeParse(schema, body);
	if (result.success) return result.output;
	const fields: Record<string, string> = Object.create(null);
	for (const issue of result.issues) fields[v.getDotPath(issue) ?? "body"] ??= issue.message;
	throw refusal("invalid", { fields });
}
