/** A push service of the tests' own, as far as a server sees one: keeps what is posted to each of its places until it is fetched. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import * as v from "valibot";
import type { Notice } from "../../src/protocol/push.ts";
import { newPushBrowser, type PushBrowser } from "./push-browser.ts";

const PATH = "/push/";
const BodiesSchema = v.array(v.string());

export class PushEndpoint {
	readonly #came = new Map<string, string[]>();

	/** Whether a request was one for it. */
	async take(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
		const { url = "", method } = request;
		if (!url.startsWith(PATH)) return false;
		const came = this.#came.get(url) ?? [];
		if (method === "POST") {
			came.push((await buffer(request)).toString("base64"));
			this.#came.set(url, came);
			response.writeHead(201).end();
		} else response.end(JSON.stringify(came));
		return true;
	}
}

/** A place of one's own at the push service, and a browser that reads what comes to it. */
export class PushPlace {
	readonly endpoint: string;
	readonly browser: PushBrowser = newPushBrowser();

	constructor(backstage: string) {
		this.endpoint = backstage + PATH + crypto.randomUUID();
	}

	/** What a browser's subscription to it says. */
	get subscription() {
		return { endpoint: this.endpoint, expirationTime: null, keys: this.browser.keys };
	}

	/** What has come so far. */
	async notices(): Promise<Notice[]> {
		const came = v.parse(BodiesSchema, await (await fetch(this.endpoint)).json());
		return came.map((body) => this.browser.read(Uint8Array.from(Buffer.from(body, "base64")).buffer));
	}
}
