/** Runs a peer that is a Worker with one Durable Object class, "Hub", in the runtime that Chattorum is measured in. */
import { Miniflare } from "miniflare";
import { bundle } from "../../support/bundle.ts";

const [, , entry = ""] = process.argv;
const miniflare = new Miniflare({
	host: "127.0.0.1",
	port: 0,
	workers: [
		{
			config: {
				name: "peer",
				compatibilityDate: "2026-10-20",
				compatibilityFlags: ["no_web_socket_compression"],
				manifest: { mainModule: "index.js", modules: { "index.js": { type: "esm", contents: await bundle(entry) } } },
				env: { HUB: { type: "durable-object", worker: "peer", exportName: "Hub" } },
				exports: { Hub: { type: "durable-object", storage: "sqlite" } },
			},
			dev: { unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }] },
		},
	],
});
process.on("disconnect", () => process.exit(1));
await miniflare.ready;
process.send?.({ ready: (await miniflare.unsafeGetDirectURL("peer")).origin });
