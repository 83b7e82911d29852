/** What a process has used, as Linux accounts for it. Elsewhere there are no figures, and the bench says so. */
import { readdirSync, readFileSync } from "node:fs";

/** The kernel's clock tick in /proc/PID/stat: 10 ms on every Linux that Node runs on. */
const TICK_US = 10_000;
const PAGE_BYTES = 4_096;

/** User and system time so far, in microseconds. */
export function cpuOf(pid: number): number {
	const [utime = 0, stime = 0] = statOf(pid).slice(11, 13).map(Number);
	return (utime + stime) * TICK_US;
}

/** Resident memory in bytes. */
export function rssOf(pid: number): number {
	const [, pages = "0"] = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ");
	return Number(pages) * PAGE_BYTES;
}

/** The process below another that runs a program of this name. */
export function descendant(root: number, name: string): number {
	const parents = new Map<number, number>();
	for (const entry of readdirSync("/proc")) {
		if (!/^\d+$/.test(entry)) continue;
		try {
			parents.set(Number(entry), Number(statOf(Number(entry))[1]));
		} catch {
			// It ended meanwhile.
		}
	}
	for (const pid of parents.keys()) {
		if (readName(pid) !== name) continue;
		for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) if (at === root) return pid;
	}
	throw new Error(`there is no ${name} below process ${root}`);
}

/** The fields after the program's name, which may hold anything. */
function statOf(pid: number): string[] {
	return readFileSync(`/proc/${pid}/stat`, "utf8")
		.replace(/^.*\) /s, "")
		.split(" ");
}

function readName(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
	} catch {
		return "";
	}
}
