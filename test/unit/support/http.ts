/** Calls of the API as a browser or a script makes them, straight into the Worker. */
import { exports } from "cloudflare:workers";
import * as v from "valibot";
import { expect } from "vitest";
import { ProblemSchema, UserReply } from "../../../src/protocol/api.ts";
import { ERRORS, type ErrorCode } from "../../../src/protocol/errors.ts";
import type { User } from "../../../src/protocol/message.ts";

export const HERE = "https://chat.example";

export interface Call {
	token?: string;
	cookie?: string;
	body?: unknown;
	/** The body as it is, in the place of JSON. */
	raw?: BodyInit;
	headers?: Record<string, string>;
	base?: string;
}

/** Makes a call; the answer is not read yet. */
export function call(method: string, path: string, { token, cookie, body, raw, headers = {}, base = HERE }: Call = {}): Promise<Response> {
	const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
	return exports.default.fetch(`${base}${path}`, {
		method,
		headers: {
			...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
			...(cookie === undefined ? {} : { Cookie: cookie }),
			...headers,
		},
		...(sent === undefined ? {} : { body: sent }),
	});
}

/** Reads an answer that must have this status and be of this shape. */
export async function read<Schema extends v.GenericSchema>(
	response: Response,
	status: number,
	schema: Schema,
): Promise<v.InferOutput<Schema>> {
	const text = await response.text();
	expect(response.status, text).toBe(status);
	return v.parse(schema, JSON.parse(text));
}

/** Reads a refusal that must be this one, in the form that every refusal has. */
export async function refused(response: Response, code: ErrorCode) {
	expect(response.headers.get("Content-Type")).toBe("application/problem+json");
	expect(response.headers.get("Cache-Control")).toBe("no-store");
	expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
	const text = await response.text();
	const problem = v.parse(v.strictObject(ProblemSchema.entries), JSON.parse(text));
	expect(problem).toMatchObject({ code, status: ERRORS[code].status, title: ERRORS[code].title });
	expect(response.status).toBe(ERRORS[code].status);
	expect(text).not.toMatch(/\.ts\b|\bat .+:\d+/);
	return problem;
}

/** The token in the cookie of an answer. */
export function tokenIn(response: Response): string {
	const [, token = ""] = /session=([^;]+)/.exec(response.headers.get("Set-Cookie") ?? "") ?? [];
	return token;
}

/** Signs in as a new guest. */
export async function signIn(name: string): Promise<{ user: User; token: string }> {
	const response = await call("POST", "/api/session", { body: { name } });
	const token = tokenIn(response);
	const { user } = await read(response, 201, UserReply);
	return { user, token };
}
