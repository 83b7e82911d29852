/** One HTTP call of the page: its answer is parsed, and a refusal is thrown as what the server said of it. */
import * as v from "valibot";
import { ProblemSchema } from "../protocol/api.ts";

/** A call that the server refused, or that did not reach it (`code` "offline"). `message` can be shown to people. */
export class CallError extends Error {
	readonly code: string;
	readonly fields: Record<string, string>;

	constructor(code: string, message: string, fields: Record<string, string> = {}) {
		super(message);
		this.code = code;
		this.fields = fields;
	}
}

/** Throws a CallError for whatever is not the answer that was asked for. */
export async function call<Schema extends v.GenericSchema>(
	method: string,
	path: string,
	schema: Schema,
	body?: unknown,
): Promise<v.InferOutput<Schema>> {
	let response: Response;
	let json: unknown;
	try {
		response = await fetch(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
		json = response.status === 204 ? undefined : await response.json();
	} catch {
		throw new CallError("offline", "The chat cannot be reached. Are you online?");
	}
	if (response.ok) return v.parse(schema, json);
	throw refusalOf(json);
}

/** What the server said of a call that it refused. */
export function refusalOf(json: unknown): CallError {
	const { code, title, detail, fields, retryAfter } = v.parse(ProblemSchema, json);
	const text = Object.values(fields ?? {}).join(" ") || detail || title;
	return new CallError(code, retryAfter === undefined ? text : `${text} Try again in ${retryAfter} s.`, fields);
}
