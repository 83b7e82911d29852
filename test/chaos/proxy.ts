/** A TCP proxy between clients and server that cuts connections in the middle of a frame and stalls them. */
import { connect, createServer, type Socket } from "node:net";
import type { Random } from "./random.ts";

interface Link {
	client: Socket;
	server: Socket;
}

export async function startProxy(serverPort: () => number, random: Random) {
	const links = new Set<Link>();
	/** Those in no trouble yet: a stream that is piped twice would say everything twice. */
	const whole = new Set<Link>();
	const listener = createServer((client) => {
		const server = connect(serverPort(), "127.0.0.1");
		const link = { client, server };
		links.add(link);
		whole.add(link);
		const end = () => {
			links.delete(link);
			whole.delete(link);
			client.destroy();
			server.destroy();
		};
		for (const [from, to] of [
			[client, server],
			[server, client],
		] as const) {
			from.pipe(to);
			from.on("error", end);
			from.on("close", end);
		}
	});
	await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
	const address = listener.address();
	const port = typeof address === "object" && address ? address.port : 0;
	return {
		port,
		/** Cuts one connection: what is under way arrives in part, then nothing more. */
		cut(): void {
			const link = random.pick([...whole]);
			if (!link) return;
			whole.delete(link);
			link.server.unpipe(link.client);
			link.server.once("data", (chunk) => {
				link.client.write(chunk.subarray(0, random.between(1, chunk.length)), () => link.client.destroy());
			});
			link.client.unpipe(link.server);
			setTimeout(() => link.client.destroy(), 200);
		},
		/** Lets nothing through to one client for a while. */
		stall(ms: number): void {
			const link = random.pick([...whole]);
			if (!link) return;
			whole.delete(link);
			link.server.unpipe(link.client);
			link.server.pause();
			setTimeout(() => {
				link.server.pipe(link.client);
				if (links.has(link)) whole.add(link);
			}, ms);
		},
		async close(): Promise<void> {
			for (const { client, server } of links) {
				client.destroy();
				server.destroy();
			}
			await new Promise((resolve) => listener.close(resolve));
		},
	};
}
