/** Draws the pictures that systems want of an installed app, from public/icon.svg. They are kept in git: this is for when that changes. */
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { startBrowserServer } from "../test/support/browser.ts";

/** Systems cut their own shape out of a picture that fills its square; what counts lies within the middle four fifths. */
const PICTURES = [
	{ name: "icon-192", size: 192, isFilled: false },
	{ name: "icon-512", size: 512, isFilled: false },
	{ name: "icon-maskable", size: 512, isFilled: true },
	{ name: "apple-touch-icon", size: 180, isFilled: true },
];

const svg = await readFile("public/icon.svg", "utf8");
const ground = /<rect[^>]* fill="(#\w+)"/.exec(svg)?.[1] ?? "#000";
const server = await startBrowserServer();
try {
	const browser = await chromium.connect(server.wsEndpoint());
	for (const { name, size, isFilled } of PICTURES) {
		const page = await browser.newPage({ viewport: { width: size, height: size } });
		const scale = isFilled ? 0.82 : 1;
		await page.setContent(
			`<style>html,body{margin:0;height:100%;background:${isFilled ? ground : "transparent"}}svg{display:block;width:100%;height:100%;scale:${scale}}</style>${svg}`,
		);
		await writeFile(`public/${name}.png`, await page.screenshot({ omitBackground: true }));
		await page.close();
	}
} finally {
	await server.close();
}
