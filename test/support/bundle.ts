/** A Worker's entry with all that it imports, as the one module that the runtime is given. */
import { build } from "esbuild";

export async function bundle(entry: string): Promise<string> {
	const result = await build({
		entryPoints: [entry],
		bundle: true,
		write: false,
		format: "esm",
		target: "esnext",
		external: ["cloudflare:*", "node:*"],
	});
	return result.outputFiles[0]?.text ?? "";
}
