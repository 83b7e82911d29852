/** partyserver: a room that broadcasts what it gets, hibernating. */
import { type Connection, getServerByName, Server, type WSMessage } from "partyserver";

export class Hub extends Server {
	static override options = { hibernate: true };

	override onMessage(_connection: Connection, message: WSMessage): void {
		this.broadcast(message);
	}
}

export default {
	async fetch(request: Request, env: { HUB: DurableObjectNamespace<Hub> }) {
		const hub = await getServerByName(env.HUB, new URL(request.url).pathname.slice(1));
		return hub.fetch(request);
	},
};
