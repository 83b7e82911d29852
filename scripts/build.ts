/**
 * Bundles the page: src/client becomes public/assets, public/index.html and the service worker that keeps both. Fails where what
 * a page needs at first has become heavier than it may be: the first screen, or a room.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { SWITCHED_OFF } from "../src/client/markdown/switched-off.ts";

/** What the first screen is shown by, and all that it takes to show a room, gzipped. */
const FIRST_MAX_BYTES = 40_000;
const ROOM_MAX_BYTES = 70_000;
const ASSETS = "public/assets";
const MAIN = `${ASSETS}/main.js`;
/** What the page has besides that is not bundled; icons are the system's business. */
const PLAIN = ["icon.svg", "icon-unread.svg", "icon-mention.svg", "manifest.webmanifest"];
/** Large and seldom on screen: the browser keeps them once they were. */
const EXTRAS = ["src/client/ui/emoji-names.ts", "src/client/ui/highlight.ts"];

/** Leaves out of the Markdown parser what the page switches off by name anyway. */
const smallParser: Plugin = {
	name: "small parser",
	setup({ onLoad }) {
		// The rule is asked for by lists, which "* * *" is none.
		const unused = SWITCHED_OFF.filter((name) => name !== "thematicBreak").map((name) => name.replace(/[A-Z]/g, "-$&").toLowerCase());
		onLoad({ filter: new RegExp(`/micromark-core-commonmark/lib/(${unused.join("|")})\\.js$`) }, ({ path }) => {
			const name = basename(path, ".js").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
			return { contents: `export const ${name} = { name: "${name}" };` };
		});
	},
};

/**
 * Leaves out the schemas of bodies and answers that only the server reads. Valibot says that its functions do nothing but make
 * schemas; esbuild heeds that only in the file that says so.
 */
const usedSchemas: Plugin = {
	name: "used schemas",
	setup({ onLoad }) {
		onLoad({ filter: /\/src\/protocol\/[\w-]+\.ts$/ }, async ({ path }) => {
			const source = await readFile(path, "utf8");
			return { contents: source.replace(/\bv\.\w+\(/g, "/* @__PURE__ */ $&"), loader: "ts" };
		});
	},
};

const { metafile, outputFiles } = await build({
	entryPoints: ["src/client/main.tsx", "src/client/page.css"],
	outdir: ASSETS,
	bundle: true,
	splitting: true,
	minify: true,
	format: "esm",
	target: "es2022",
	jsx: "automatic",
	jsxImportSource: "preact",
	charset: "utf8",
	sourcemap: true,
	plugins: [smallParser, usedSchemas],
	metafile: true,
	write: false,
});

const first = importedBy(MAIN);
const room = [...new Set([...first, ...importedBy(scriptOf("src/client/ui/chat.tsx"))])];
const parser = importedBy(scriptOf("src/client/markdown/parse.ts")).filter((script) => !room.includes(script));
console.log(
	`Script, gzipped: ${gzipped(first)} bytes for the first screen, of ${FIRST_MAX_BYTES} at most; ${gzipped(room)} with a room, of ${ROOM_MAX_BYTES}; ${gzipped(parser)} more for Markdown.`,
);
if (gzipped(first) > FIRST_MAX_BYTES || gzipped(room) > ROOM_MAX_BYTES) {
	console.error("Too heavy: what is not needed at first belongs behind an import() (src/client/ui/on-demand.ts).");
	process.exit(1);
}

await mkdir(ASSETS, { recursive: true });
await Promise.all(outputFiles.map(({ path, contents }) => update(path, contents)));
// The browser asks for all of it at once, rather than for what the main script imports when it has come.
const hints = first.filter((script) => script !== MAIN).map((script) => `<link rel="modulepreload" href="/assets/${basename(script)}" />`);
const template = await readFile("src/client/index.html", "utf8");
const html = Buffer.from(template.replace("<script ", [...hints, "<script "].join("\n\t\t")));
await update("public/index.html", html);
await update("public/worker.js", await bundleWorker(html));
// Of earlier builds.
const built = new Set(outputFiles.map(({ path }) => basename(path)));
for (const name of await readdir(ASSETS)) if (!built.has(name)) await rm(join(ASSETS, name), { force: true });

/** With the list of what it keeps. Its version is the list's, so a page that is as it was is not fetched anew. */
async function bundleWorker(html: Uint8Array): Promise<Uint8Array> {
	const rare = new Set(EXTRAS.map(scriptOf));
	const extras: Record<string, string> = {};
	const shell: Record<string, string> = { "/": sha256(html) };
	for (const name of PLAIN) shell[`/${name}`] = sha256(await readFile(join("public", name)));
	for (const { path, contents } of outputFiles) {
		if (path.endsWith(".map")) continue;
		const name = basename(path);
		(rare.has(`${ASSETS}/${name}`) ? extras : shell)[`/assets/${name}`] = sha256(contents);
	}
	const built = { version: sha256(JSON.stringify([shell, extras])).slice(0, 16), shell, extras };
	const { outputFiles: worker } = await build({
		entryPoints: ["src/client/worker/main.ts"],
		bundle: true,
		minify: true,
		format: "iife",
		target: "es2022",
		charset: "utf8",
		define: { BUILT: JSON.stringify(built) },
		write: false,
	});
	return worker[0]?.contents ?? new Uint8Array();
}

function sha256(contents: Uint8Array | string): string {
	return createHash("sha256").update(contents).digest("hex");
}

/** A script and everything that it imports statically. */
function importedBy(script: string): string[] {
	const found = new Set([script]);
	for (const one of found) {
		for (const { path, kind } of metafile.outputs[one]?.imports ?? []) if (kind === "import-statement") found.add(path);
	}
	return [...found];
}

/** The script that a dynamic import of a file has become. */
function scriptOf(file: string): string {
	const [found] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === file) ?? [];
	if (found === undefined) throw new Error(`nothing imports ${file} dynamically`);
	return found;
}

function gzipped(scripts: readonly string[]): number {
	const files = outputFiles.filter(({ path }) => scripts.some((script) => path.endsWith(script)));
	return files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

/** What is as it was is left alone, since somebody may be reading it: several builds can run at once. */
async function update(path: string, contents: Uint8Array): Promise<void> {
	const old = await readFile(path).catch(() => undefined);
	if (!old?.equals(contents)) await writeFile(path, contents);
}
