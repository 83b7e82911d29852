/** Whether anything jumps while a room lives: pictures, cards, reactions and the line of who is typing come and go. */
import type { Page } from "playwright-core";
import * as v from "valibot";
import { FileReply } from "../../../src/protocol/api.ts";
import type { Person } from "../../support/person.ts";
import { picture } from "../../support/picture.ts";
import type { Measurement } from "./main.ts";
import { settled } from "./rows.ts";

const MESSAGES = 100;

export const shifts: Measurement = {
	name: "shifts",
	about: "layout shift (CLS; 0.1 is good, 0 is none) while pictures, cards, reactions and the typing line come",
	async take(stage) {
		const owner = await stage.person("Watcher");
		const slug = await stage.filledRoom(owner, "Shifts", MESSAGES);
		const other = await stage.person("Speaker");
		const there = await other.enter(slug);
		const page = await stage.open(owner, slug);
		await settled(page);
		const opened = await shiftIn(page);
		const live = async () => {
			for (let n = 0; n < 3; n++) {
				there.send({ type: "typing" });
				await page.locator(".typing").filter({ hasText: "Speaker" }).waitFor();
				const said = await there.say(`Something new, ${n}`);
				await there.ask({ type: "react", message: said, emoji: "🎉", on: true });
				const file = await upload(other, slug, `photo-${n}.png`);
				await there.ask({ type: "send", text: "A picture", files: [file] });
				const asked = await there.say("/stock=ACME");
				await there.message("the answer", ({ id, command }) => id === asked && command?.status === "answered");
			}
			await settled(page);
		};
		await live();
		const atEnd = await shiftIn(page);
		await page.locator(".scroller").evaluate((element) => element.scrollBy(0, -1.5 * element.clientHeight));
		await settled(page);
		await shiftIn(page);
		await live();
		const above = await shiftIn(page);
		await there.close();
		await page.context().close();
		return [
			{ what: "while the room opens", page: opened },
			{ what: "at its end, while the others speak", page: atEnd },
			{ what: "further up", page: above },
		];
	},
};

/** The sum of all shifts since it was asked last. What the reader causes does not count. */
function shiftIn(page: Page): Promise<number> {
	return page.evaluate(() => {
		const seen = window as unknown as { shiftsUntil?: number };
		const until = seen.shiftsUntil ?? 0;
		seen.shiftsUntil = performance.now();
		return new Promise<number>((resolve) => {
			const observer = new PerformanceObserver(() => {});
			observer.observe({ type: "layout-shift", buffered: true });
			setTimeout(() => {
				let sum = 0;
				for (const entry of observer.takeRecords()) {
					const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
					if (!hadRecentInput && entry.startTime > until) sum += value;
				}
				resolve(sum);
			}, 100);
		});
	});
}

/** The id of a picture that is there to be sent. */
async function upload({ url, token }: Person, slug: string, name: string): Promise<string> {
	const { buffer } = picture(name, 900, 600);
	const response = await fetch(`${url}/api/rooms/${slug}/files?${new URLSearchParams({ name })}`, {
		method: "POST",
		headers: { Authorization: `Bearer ${token}` },
		body: new Uint8Array(buffer),
	});
	return v.parse(FileReply, await response.json()).file.id;
}
