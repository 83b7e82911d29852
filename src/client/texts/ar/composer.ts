import type { composer as Composer, connection as Connection } from "../en/composer.ts";
import { own, plural } from "../words.ts";

export const composer: typeof Composer = {
	skip: "الانتقال إلى كتابة رسالة",
	label: "الرسالة",
	to: (room) => `رسالة إلى ${own(room)}`,
	toRoom: "رسالة إلى الغرفة",
	send: "إرسال",
	paused: "الغرفة موقوفة مؤقتًا. يبقى ما كتبته هنا.",
	muted: "أنت مكتوم هنا. يبقى ما كتبته هنا.",
	awaits: (files) =>
		plural(files, {
			zero: "سيُرسل الآن. {stop}",
			one: "سيُرسل عند اكتمال الملف. {stop}",
			two: "سيُرسل عند اكتمال الملفين. {stop}",
			few: "سيُرسل عند اكتمال الملفات. {stop}",
			many: "سيُرسل عند اكتمال الملفات. {stop}",
			other: "سيُرسل عند اكتمال الملفات. {stop}",
		}),
	notYet: "ليس بعد",
	count: (count, most) => `${count} من ${most} حرف`,
	over: (count, most) => `${count} من ${most} حرف. اختصرها أو أرسلها على أجزاء.`,
	editing: "تعديل رسالتك",
	escape: "Esc للإلغاء",
	replying: "رد على ",
	cancelEdit: "إلغاء التعديل",
	cancelReply: "إلغاء الرد",
	lists: { command: "الأوامر", example: "أمثلة", mention: "الأشخاص", room: "الغرف", emoji: "الرموز التعبيرية" },
};

export const connection: typeof Connection = {
	offlineNews: "أنت غير متصل.",
	lostNews: "انقطع الاتصال. جارٍ إعادة الاتصال.",
	connectingNews: "جارٍ الاتصال.",
	offline: "أنت غير متصل",
	retryIn: (seconds) => `إعادة الاتصال بعد ${seconds} ث`,
	reconnecting: "جارٍ إعادة الاتصال…",
	connecting: "جارٍ الاتصال…",
	waiting: (count) =>
		plural(count, {
			zero: "لا رسائل للإرسال",
			one: "ستُرسل رسالة واحدة",
			two: "ستُرسل رسالتان",
			few: "ستُرسل # رسائل",
			many: "ستُرسل # رسالة",
			other: "ستُرسل # رسالة",
		}),
	tryNow: "المحاولة الآن",
	back: "عاد الاتصال",
	backWith: (count) =>
		plural(count, {
			zero: "عاد الاتصال",
			one: "عاد الاتصال — رسالة جديدة",
			two: "عاد الاتصال — رسالتان جديدتان",
			few: "عاد الاتصال — # جديدة",
			many: "عاد الاتصال — # جديدة",
			other: "عاد الاتصال — # جديدة",
		}),
	goToNew: "الانتقال إلى أولها",
};
