import type { search as Texts } from "../en/search.ts";
import { plural } from "../words.ts";

const FOUND = {
	zero: "لا رسائل",
	one: "رسالة واحدة",
	two: "رسالتان، الأحدث أولًا",
	few: "# رسائل، الأحدث أولًا",
	many: "# رسالة، الأحدث أولًا",
	other: "# رسالة، الأحدث أولًا",
};

export const search: typeof Texts = {
	label: "البحث في هذه الغرفة",
	searching: "جارٍ البحث…",
	nothing: "لم يُعثر على شيء.",
	nothingYet: "لم يُعثر على شيء بين الرسائل الأحدث.",
	found: (count) => plural(count, FOUND),
	foundSome: (count) => `${plural(count, FOUND)}؛ وقد يكون هناك المزيد`,
	further: "البحث في الأقدم",
	older: "عرض الأقدم",
	failed: "حدث خطأ ما. يُرجى المحاولة مرة أخرى.",
	when: (day, time) => `${day}، ${time}`,
	help: "ما يمكنك كتابته",
	ways: [
		["خطة ميزانية", "الكلمتان معًا، ولو داخل كلمات أطول"],
		['"الأسبوع القادم"', "هذه الكلمات متتالية"],
		["from:ana", "رسائل شخص، باسم المستخدم أو الاسم"],
		["before:2026-01-31", "قبل ذلك اليوم"],
		["after:2026-01-31", "بعد ذلك اليوم"],
		["has:link", "فيها رابط"],
	],
	note: "لا فرق بين الحروف الكبيرة والصغيرة ولا أثر للتشكيل. تُحسب الأيام بالتوقيت العالمي UTC.",
};
