/** Socket.IO on Node: its rooms, over WebSockets only. */
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const server = new Server(http, { transports: ["websocket"] });
server.on("connection", async (socket) => {
	const room = String(socket.handshake.query.room);
	await socket.join(room);
	socket.on("say", (text) => server.to(room).emit("say", text));
});
process.on("disconnect", () => process.exit(1));
http.listen(0, "127.0.0.1", () => {
	const address = http.address();
	if (address !== null && typeof address === "object") process.send?.({ ready: `http://127.0.0.1:${address.port}` });
});
