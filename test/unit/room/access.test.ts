/** Who may do what: the table as it is written down, against the function that decides. */
import { describe, expect, it } from "vitest";
import { type Act, isAbove, may, type Standing } from "../../../src/room/access.ts";

const STANDINGS: Standing[] = ["banned", "outsider", "member", "moderator", "owner"];
const STATES = {
	open: { isArchived: false, isPaused: false },
	paused: { isArchived: false, isPaused: true },
	archived: { isArchived: true, isPaused: false },
	"archived and paused": { isArchived: true, isPaused: true },
};

/** The least role for each act, by how the room stands. */
const LEAST: Record<Act, Record<keyof typeof STATES, Standing | "nobody">> = {
	read: { open: "member", paused: "member", archived: "member", "archived and paused": "member" },
	write: { open: "member", paused: "moderator", archived: "nobody", "archived and paused": "nobody" },
	takeBack: { open: "member", paused: "member", archived: "nobody", "archived and paused": "nobody" },
	callAll: { open: "moderator", paused: "moderator", archived: "nobody", "archived and paused": "nobody" },
	leave: { open: "member", paused: "member", archived: "member", "archived and paused": "member" },
	moderate: { open: "moderator", paused: "moderator", archived: "moderator", "archived and paused": "moderator" },
	edit: { open: "moderator", paused: "moderator", archived: "nobody", "archived and paused": "nobody" },
	remove: { open: "moderator", paused: "moderator", archived: "moderator", "archived and paused": "moderator" },
	import: { open: "owner", paused: "owner", archived: "nobody", "archived and paused": "nobody" },
	own: { open: "owner", paused: "owner", archived: "owner", "archived and paused": "owner" },
};

const acts = Object.keys(LEAST).filter((act): act is Act => act in LEAST);
const states = Object.keys(STATES).filter((state): state is keyof typeof STATES => state in STATES);

describe.each(states)("in a room that is %s", (state) => {
	it.each(acts.map((act) => ({ act, least: LEAST[act][state] })))("[ROLE-1] $act is for $least at least", ({ act, least }) => {
		const allowed = STANDINGS.filter((standing) => may(standing, act, STATES[state]));
		expect(allowed).toEqual(least === "nobody" ? [] : STANDINGS.slice(STANDINGS.indexOf(least)));
	});
});

it.each(STANDINGS)("[ROLE-1] %s is above exactly those before it", (standing) => {
	expect(STANDINGS.filter((other) => isAbove(standing, other))).toEqual(STANDINGS.slice(0, STANDINGS.indexOf(standing)));
});
