/** A scripted person: signs in over HTTP, talks over real WebSockets, and waits for what it should see. */
import * as v from "valibot";
import { ProblemSchema, UserReply } from "../../src/protocol/api.ts";
import type { User } from "../../src/protocol/message.ts";
import { Connection } from "./connection.ts";

export interface Reply {
	status: number;
	body: unknown;
	headers: Headers;
}

export class Person {
	readonly url: string;
	readonly user: User;
	readonly token: string;

	private constructor(url: string, user: User, token: string) {
		this.url = url;
		this.user = user;
		this.token = token;
	}

	static async signIn(url: string, name: string): Promise<Person> {
		return Person.#enter(url, "/api/session", { name });
	}

	/** Makes an account, whose handle is also its id. */
	static async signUp(url: string, handle: string, name: string): Promise<Person> {
		return Person.#enter(url, "/api/accounts", { handle, name, password: `${handle} likes long walks 7` });
	}

	static async #enter(url: string, path: string, body: { name: string; [field: string]: string }): Promise<Person> {
		const response = await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body) });
		if (response.status !== 201) throw new Error(`${body.name} could not sign in: ${response.status} ${await response.text()}`);
		const { user } = v.parse(UserReply, await response.json());
		const [, token = ""] = /session=([^;]+)/.exec(response.headers.get("Set-Cookie") ?? "") ?? [];
		return new Person(url, user, token);
	}

	/** What a browser must have stored to be this person, for `storageState`. */
	get stored() {
		const cookie = { name: "session", value: this.token, domain: new URL(this.url).hostname, path: "/" };
		return { origins: [], cookies: [{ ...cookie, expires: -1, httpOnly: true, secure: false, sameSite: "Lax" as const }] };
	}

	/** A call of the API as this person. */
	async call(method: string, path: string, body?: unknown): Promise<Reply> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: { Authorization: `Bearer ${this.token}` },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
	}

	/** Opens a room, under an address that no other has, and gives the address's last part. */
	async openRoom(title: string, visibility: "public" | "private" = "public"): Promise<string> {
		const slug = `${title.toLowerCase().replace(/\W+/g, "-")}-${unique()}`;
		const { status, body } = await this.call("POST", "/api/rooms", { title, slug, visibility });
		if (status !== 201) throw new Error(`${title} could not be opened: ${status} ${JSON.stringify(body)}`);
		return slug;
	}

	/** Opens a connection; its first frame is the welcome. */
	connect(slug = "lobby", since?: number): Connection {
		const query = since === undefined ? "" : `?since=${since}`;
		return new Connection(`${this.url.replace(/^http/, "ws")}/api/rooms/${slug}/socket${query}`, this.token, this.user.name);
	}

	/** Opens a connection and waits until it is welcome. */
	async enter(slug = "lobby", since?: number): Promise<Connection> {
		const connection = this.connect(slug, since);
		await connection.welcome();
		return connection;
	}
}

/** Six letters and digits that make a handle or an address one that nobody else has. */
export function unique(): string {
	return crypto.randomUUID().slice(0, 6);
}

/** The error code of a refused call. */
export function codeOf(reply: Reply): string {
	return v.parse(ProblemSchema, reply.body).code;
}
