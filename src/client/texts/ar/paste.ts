import type { paste as Texts } from "../en/paste.ts";

export const paste: typeof Texts = {
	offer: "أُلصق نص طويل أو شيفرة.",
	asCode: "كتلة شيفرة",
	asFile: "ملف",
	leave: "يبقى كما هو",
	file: "pasted.txt",
};
