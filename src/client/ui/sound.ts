/**
 * A short soft sound for what is for me while nobody looks at the chat: once for all tabs, and not again for a while. Browsers
 * let a page be heard once somebody has clicked or typed in it.
 */
import { effect } from "@preact/signals";
import type { Store } from "../store.ts";
import { isAttended } from "./attention.ts";

/** What comes before that is heard with the first. */
const RING_EVERY_MS = 3_000;
/** Held together by the tabs that are looked at; alone by the one that rings, until the next may. */
const LOCK = "chattorum:sound";
/** One after the other: a fourth upwards. */
const TONES_HZ = [660, 880];
const TONE_S = 0.16;
const FADE_S = 0.4;
const LOUDNESS = 0.08;

/** Rings for what is for me, of all rooms but those of which I want to be told nothing, until the signal ends it. */
export function followCalls(store: Store, signal: AbortSignal): void {
	if (signal.aborted) return;
	let heard = new Map<string, number | undefined>();
	const stop = effect(() => {
		const before = heard;
		heard = new Map([...store.opened.value].map(([slug, { reading }]) => [slug, reading.called.value]));
		const isNews = ([slug, called]: [string, number | undefined]) =>
			called !== undefined && before.has(slug) && before.get(slug) !== called && !store.isQuiet(slug);
		if ([...heard].some(isNews) && !isAttended() && mayBeHeard()) void ringOnce();
	});
	signal.addEventListener("abort", stop);
	followLooks(signal);
}

/** Whether the browser lets this tab be heard; else another tab may do it. */
function mayBeHeard(): boolean {
	return navigator.userActivation?.hasBeenActive !== false;
}

/** Rings, unless another tab does, one that is looked at is there, or it was just heard. */
async function ringOnce(): Promise<void> {
	// Over plain http there is no such thing as a lock, and each tab is on its own.
	if (!("locks" in navigator)) {
		if (performance.now() - rangAt >= RING_EVERY_MS) ring();
		return;
	}
	await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
		if (!lock) return;
		ring();
		await new Promise((resolve) => setTimeout(resolve, RING_EVERY_MS));
	});
}

/** Lets no tab ring while this one is looked at. */
function followLooks(signal: AbortSignal): void {
	if (!("locks" in navigator)) return;
	let look: AbortController | undefined;
	const follow = () => {
		if (isAttended() && !signal.aborted) {
			if (look) return;
			look = new AbortController();
			void hold(look.signal);
		} else {
			look?.abort();
			look = undefined;
		}
	};
	addEventListener("focus", follow, { signal });
	addEventListener("blur", follow, { signal });
	document.addEventListener("visibilitychange", follow, { signal });
	signal.addEventListener("abort", follow);
	follow();
}

/** Holds the lock, with all others that do, until the signal ends it or the wait for it. */
async function hold(signal: AbortSignal): Promise<void> {
	const isOver = new Promise((resolve) => signal.addEventListener("abort", resolve));
	try {
		await navigator.locks.request(LOCK, { mode: "shared", signal }, () => isOver);
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}

let audio: AudioContext | undefined;
let rangAt = Number.NEGATIVE_INFINITY;

/** Plays it, where the browser lets the page be heard. What it is made of needs no file. */
export function ring(): void {
	audio ??= new AudioContext();
	rangAt = performance.now();
	void audio.resume();
	for (const [i, hertz] of TONES_HZ.entries()) {
		const at = audio.currentTime + i * TONE_S;
		const tone = new OscillatorNode(audio, { frequency: hertz });
		const volume = new GainNode(audio, { gain: 0 });
		// Neither end of it clicks.
		volume.gain
			.setValueAtTime(0, at)
			.linearRampToValueAtTime(LOUDNESS, at + 0.02)
			.exponentialRampToValueAtTime(LOUDNESS / 100, at + FADE_S);
		tone.connect(volume).connect(audio.destination);
		tone.start(at);
		tone.stop(at + FADE_S);
	}
}
