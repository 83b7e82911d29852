/**
 * Bundles the page: src/client becomes public/assets and public/index.html. Fails where the first load, which is the main
 * script and all that it imports at once, has become heavier than it may be.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** Gzipped. */
const FIRST_LOAD_MAX_BYTES = 60_000;
const ASSETS = "public/assets";
const MAIN = `${ASSETS}/main.js`;

const { metafile, outputFiles } = await build({
	entryPoints: ["src/client/main.tsx"],
	outdir: ASSETS,
	bundle: true,
	splitting: true,
	minify: true,
	format: "esm",
	target: "es2022",
	jsx: "automatic",
	jsxImportSource: "preact",
	sourcemap: true,
	metafile: true,
	write: false,
});

const first = firstLoad(metafile);
const bytes = outputFiles
	.filter(({ path }) => first.some((script) => path.endsWith(script)))
	.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
console.log(`The page's first load: ${bytes} bytes of script, gzipped, of ${FIRST_LOAD_MAX_BYTES} at most.`);
if (bytes > FIRST_LOAD_MAX_BYTES) {
	console.error("Too heavy: what is not needed at first paint belongs behind an import() (src/client/ui/on-demand.ts).");
	process.exit(1);
}

await mkdir(ASSETS, { recursive: true });
await Promise.all(outputFiles.map(({ path, contents }) => update(path, contents)));
// The browser asks for all of the first load at once, rather than for what the main script imports when it has come.
const hints = first.filter((script) => script !== MAIN).map((script) => `<link rel="modulepreload" href="/assets/${basename(script)}" />`);
const html = await readFile("src/client/index.html", "utf8");
await update("public/index.html", Buffer.from(html.replace("<script ", [...hints, "<script "].join("\n\t\t"))));
// Of earlier builds.
const built = new Set(outputFiles.map(({ path }) => basename(path)));
for (const name of await readdir(ASSETS)) if (!built.has(name)) await rm(join(ASSETS, name), { force: true });

/** The main script and everything that it imports statically. */
function firstLoad({ outputs }: Metafile): string[] {
	const found = new Set([MAIN]);
	for (const script of found) {
		for (const { path, kind } of outputs[script]?.imports ?? []) if (kind === "import-statement") found.add(path);
	}
	return [...found];
}

/** What is as it was is left alone, since somebody may be reading it: several builds can run at once. */
async function update(path: string, contents: Uint8Array): Promise<void> {
	const old = await readFile(path).catch(() => undefined);
	if (!old?.equals(contents)) await writeFile(path, contents);
}
