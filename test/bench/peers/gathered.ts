/** The bare hub, gathering what comes within a few milliseconds into one frame: what the runtime can do at best. */
import { DurableObject } from "cloudflare:workers";

const GATHER_MS = 4;

export class Hub extends DurableObject {
	#waiting: string[] = [];

	override async fetch(): Promise<Response> {
		const { 0: client, 1: socket } = new WebSocketPair();
		this.ctx.acceptWebSocket(socket);
		return new Response(null, { status: 101, webSocket: client });
	}

	override async webSocketMessage(_socket: WebSocket, data: string): Promise<void> {
		this.#waiting.push(data);
		if (this.#waiting.length > 1) return;
		setTimeout(() => {
			const frame = JSON.stringify(this.#waiting);
			this.#waiting = [];
			for (const socket of this.ctx.getWebSockets()) socket.send(frame);
		}, GATHER_MS);
	}
}

export default {
	fetch: (request: Request, env: { HUB: DurableObjectNamespace<Hub> }) => env.HUB.getByName(new URL(request.url).pathname).fetch(request),
};
