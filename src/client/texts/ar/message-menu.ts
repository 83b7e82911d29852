import type { calling as Calling, emoji as Emoji, messageMenu as MessageMenu } from "../en/message-menu.ts";
import { own, plural } from "../words.ts";

const PEOPLE = { zero: "لا أحد", one: "شخص واحد", two: "شخصان", few: "# أشخاص", many: "# شخصًا", other: "# شخص" };

export const messageMenu: typeof MessageMenu = {
	label: (name) => `رسالة ${own(name)}`,
	actions: {
		react: "تفاعل…",
		reply: "رد",
		edit: "تعديل",
		copyLink: "نسخ الرابط",
		copyText: "نسخ النص",
		unread: "تحديد كغير مقروءة من هنا",
		edits: "النصوص السابقة",
		who: "من تفاعل",
		delete: "حذف…",
	},
	edits: "النصوص السابقة",
	until: "حتى {time}",
	now: "الآن",
	reactions: "التفاعلات",
	delete: {
		title: "هل تريد حذف هذه الرسالة؟",
		about: "تُحذف عند الجميع مع تفاعلاتها ونصوصها السابقة. لا يمكن التراجع عن ذلك.",
		act: "حذف",
	},
};

export const emoji: typeof Emoji = {
	react: "تفاعل برمز تعبيري",
	label: "الرموز التعبيرية",
	search: "البحث عن رمز (بالإنجليزية)",
	kindsLabel: "أنواع الرموز التعبيرية",
	recent: "الأخيرة",
	kinds: {
		"Smileys & Emotion": "الوجوه والمشاعر",
		"People & Body": "الأشخاص والجسم",
		"Animals & Nature": "الحيوانات والطبيعة",
		"Food & Drink": "الطعام والشراب",
		Activities: "الأنشطة",
		"Travel & Places": "السفر والأماكن",
		Objects: "الأشياء",
		Symbols: "الرموز",
		Flags: "الأعلام",
	},
	failed: "تعذّر تحميل بقية الرموز. هل أنت متصل بالإنترنت؟",
	none: "لا يوجد رمز بهذا الاسم.",
};

export const calling: typeof Calling = {
	title: (count) =>
		plural(count, {
			zero: "لا ينبّه هذا أحدًا. هل تريد الإرسال؟",
			one: "ينبّه هذا شخصًا واحدًا. هل تريد الإرسال؟",
			two: "ينبّه هذا شخصين. هل تريد الإرسال؟",
			few: "ينبّه هذا # أشخاص. هل تريد الإرسال؟",
			many: "ينبّه هذا # شخصًا. هل تريد الإرسال؟",
			other: "ينبّه هذا # شخص. هل تريد الإرسال؟",
		}),
	about: "سيُبلَّغ كل منهم بأن الرسالة موجهة إليه.",
	notYet: "ليس بعد",
	send: "إرسال",
	here: (count) => `تنبيه الموجودين هنا الآن: ${plural(count, PEOPLE)}`,
	all: (count) => `تنبيه جميع من في الغرفة: ${plural(count, PEOPLE)}`,
};
