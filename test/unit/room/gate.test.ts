/** What somebody is to a room, put together from what the room is, who belongs to it and whom it keeps out. */
import { describe, expect, it } from "vitest";
import { LOBBY } from "../../../src/protocol/addresses.ts";
import type { Role, Room as RoomInfo, User } from "../../../src/protocol/message.ts";
import type { Standing } from "../../../src/room/access.ts";
import { Gate } from "../../../src/room/gate.ts";
import { Members } from "../../../src/room/members.ts";
import { Profile } from "../../../src/room/profile.ts";
import { ANA, BEN, roomInfo, visitor } from "../support/room.ts";
import { inStore } from "../support/scratch.ts";

const OWNER: User = { id: "olga", name: "Olga", kind: "account" };

interface World {
	gate: Gate;
	members: Members;
}

/** A gate of a room whose operator has named Olga. */
function withGate(info: Partial<RoomInfo>, run: (world: World) => void): Promise<void> {
	return inStore(({ sql }) => {
		const members = new Members(sql);
		run({ members, gate: new Gate(Profile.create(sql, { ...roomInfo("a"), ...info }), members, OWNER.id) });
	});
}

describe("the operator's owner", () => {
	it("[ROLE-9] owns the lobby, whoever else does, and whatever is said of them", () =>
		withGate({ slug: LOBBY }, ({ gate, members }) => {
			members.put(BEN, "owner", 1);
			members.put(OWNER, "member", 1);
			members.ban(OWNER.id, undefined, undefined, 1);
			expect(gate.look(visitor(OWNER), 2)).toBe("owner");
			expect(gate.isAbove(visitor(BEN), OWNER.id, 2)).toBe(false);
			expect(gate.roleOfPerson(OWNER.id)).toBe("owner");
		}));

	it("[ROLE-9] owns no other room, and nobody else the lobby", async () => {
		await withGate({}, ({ gate }) => expect(gate.look(visitor(OWNER), 1)).toBe("member"));
		await withGate({ visibility: "private" }, ({ gate }) => expect(gate.look(visitor(OWNER), 1)).toBe("outsider"));
		await withGate({ slug: LOBBY }, ({ gate }) => expect(gate.look(visitor(ANA), 1)).toBe("member"));
	});
});

it.each<[RoomInfo["visibility"], Role | undefined, boolean, Standing]>([
	["public", undefined, false, "member"],
	["public", undefined, true, "banned"],
	["public", "moderator", false, "moderator"],
	["public", "moderator", true, "banned"],
	["public", "owner", true, "owner"],
	["private", undefined, false, "outsider"],
	["private", undefined, true, "banned"],
	["private", "member", false, "member"],
	["private", "member", true, "banned"],
])("[ROLE-1] in a %s room somebody with the role %s, banned: %s, is %s", (visibility, role, isBanned, standing) =>
	withGate({ visibility }, ({ gate, members }) => {
		if (role) members.put(ANA, role, 1);
		if (isBanned) members.ban(ANA.id, undefined, undefined, 1);
		expect(gate.look(visitor(ANA), 2)).toBe(standing);
		expect(gate.standing(visitor(ANA), 2)).toBe(standing);
	}),
);

it("[MOD-3] what is remembered of a guest at one address says nothing of the same guest at another", () =>
	withGate({}, ({ gate, members }) => {
		members.ban(BEN.id, undefined, { hash: "net-1", until: 10 }, 1);
		const [there, here] = [visitor(ANA, { net: "net-1" }), visitor(ANA, { net: "net-2" })];
		for (let n = 0; n < 2; n++) {
			expect(gate.standing(there, 2)).toBe("banned");
			expect(gate.standing(here, 2)).toBe("member");
		}
	}));

it("[PRIVATE-4] what is remembered is forgotten with the next decision", () =>
	withGate({ visibility: "private" }, ({ gate, members }) => {
		members.put(ANA, "member", 1);
		expect(gate.may(visitor(ANA), "write", 2)).toBe(true);
		members.remove(ANA.id);
		gate.forget();
		expect(gate.may(visitor(ANA), "write", 2)).toBe(false);
	}));
