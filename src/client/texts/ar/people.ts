import type { people as Texts } from "../en/people.ts";
import { own } from "../words.ts";

export const people: typeof Texts = {
	here: "هنا الآن {count}",
	tooMany: "عدد الأشخاص أكبر من أن يُعرض.",
	you: "أنت",
	bot: "بوت",
	guest: "ضيف",
	about: (name) => `خيارات بشأن ${own(name)}`,
	more: "المزيد",
};
