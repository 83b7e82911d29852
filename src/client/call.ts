/** One HTTP call of the page: its answer is parsed, and a refusal is thrown as what the server said of it. */
import * as v from "valibot";
import { ProblemSchema } from "../protocol/api.ts";
import { t } from "./texts/first.ts";
import { refusalText, reworded, withRetry } from "./texts/refusals.ts";

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
		throw new CallError("offline", t.trouble.offline);
	}
	if (response.ok) return v.parse(schema, json);
	throw refusalOf(json);
}

/** What the server said of a call that it refused. */
export function refusalOf(json: unknown): CallError {
	const { code, title, detail, fields, retryAfter } = v.parse(ProblemSchema, json);
	const wrong = fields && Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, reworded(text)]));
	const text = Object.values(wrong ?? {}).join(" ") || refusalText(code, detail || title);
	return new CallError(code, withRetry(text, retryAfter), wrong);
}
