/** Which texts are commands. */
import { expect, it } from "vitest";
import { parseSpoken } from "../../../src/room/commands.ts";

it.each([
	["/stock=AAPL", "stock", "AAPL"],
	["/stock AAPL", "stock", "AAPL"],
	["/stock", "stock", ""],
	["/stock=", "stock", ""],
	["/stock ", "stock", ""],
	["/stock= AAPL ", "stock", "AAPL"],
	["/stock\tAAPL", "stock", "AAPL"],
	["/stock\nAAPL\nMSFT", "stock", "AAPL\nMSFT"],
	["/stock\u00a0AAPL", "stock", "AAPL"],
	["/stock==AAPL", "stock", "=AAPL"],
	["/stock =AAPL", "stock", "=AAPL"],
	["/stock=a=b", "stock", "a=b"],
	["/stock=/etc/hosts", "stock", "/etc/hosts"],
	["/stock=😀 ‮x", "stock", "😀 ‮x"],
	["/a", "a", ""],
	["/a-1-", "a-1-", ""],
	["/constructor", "constructor", ""],
	[`/${"x".repeat(32)}`, "x".repeat(32), ""],
])("[CMD-2] %j is the command %s with %j", (text, name, args) => {
	expect(parseSpoken(text)).toEqual({ kind: "command", name, args });
});

it.each([
	"hello",
	"",
	"/",
	"/ stock",
	"/=AAPL",
	"/etc/hosts",
	"/Stock=AAPL",
	"/1st",
	"/-a",
	"/st_ock AAPL",
	"/stock:AAPL",
	"/stock!",
	"/café au lait",
	"/__proto__",
	" /stock=AAPL",
	"\n/stock=AAPL",
	"what does /stock=AAPL do",
	"\u202e/stock=AAPL",
	"\\/stock",
	"／stock AAPL",
	`/${"x".repeat(33)}`,
])("[CMD-3] %j is text", (text) => {
	expect(parseSpoken(text)).toEqual({ kind: "text", text });
});

it.each([
	["//stock=AAPL", "/stock=AAPL"],
	["//", "/"],
	["///", "//"],
	["//etc/hosts", "/etc/hosts"],
	["// comment", "/ comment"],
])("[CMD-3] %j says %j", (text, said) => {
	expect(parseSpoken(text)).toEqual({ kind: "text", text: said });
});
