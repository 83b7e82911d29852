/** `ws` on Node: a broadcast loop over the sockets of a room, which is a path. */
import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on("connection", (socket, { url = "" }) => {
	const room = rooms.get(url) ?? new Set();
	rooms.set(url, room.add(socket));
	socket.on("message", (data) => {
		const text = data.toString();
		for (const other of room) other.send(text);
	});
	socket.on("close", () => room.delete(socket));
});
process.on("disconnect", () => process.exit(1));
http.listen(0, "127.0.0.1", () => {
	const address = http.address();
	if (address !== null && typeof address === "object") process.send?.({ ready: `http://127.0.0.1:${address.port}` });
});
