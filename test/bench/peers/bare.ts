/** A bare Durable Object hub: hibernatable sockets, a frame out for each frame in, and nothing else. */
import { DurableObject } from "cloudflare:workers";

export class Hub extends DurableObject {
	override async fetch(): Promise<Response> {
		const { 0: client, 1: socket } = new WebSocketPair();
		this.ctx.acceptWebSocket(socket);
		return new Response(null, { status: 101, webSocket: client });
	}

	override async webSocketMessage(_socket: WebSocket, data: string): Promise<void> {
		for (const socket of this.ctx.getWebSockets()) socket.send(data);
	}
}

export default {
	fetch: (request: Request, env: { HUB: DurableObjectNamespace<Hub> }) => env.HUB.getByName(new URL(request.url).pathname).fetch(request),
};
