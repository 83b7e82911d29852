import type { list as List, place as Place } from "../en/list.ts";
import { own, plural } from "../words.ts";

export const list: typeof List = {
	label: "الرسائل",
	older: "تحميل الرسائل الأقدم",
	loadingOlder: "جارٍ تحميل الرسائل الأقدم…",
	newer: "تحميل الرسائل الأحدث",
	loadingNewer: "جارٍ تحميل الرسائل الأحدث…",
	opening: "جارٍ فتح الغرفة…",
	beginning: "هذه بداية {room}.",
	opened: (date) => `هذه بداية {room}، وقد فُتحت في ${date}.`,
	imported: "استورد أحد المالكين ما يأتي أولًا. ولم يُتحقق ممّن كتبه.",
	anotherDay: "الانتقال إلى يوم آخر",
	new: "جديد|: رسائل جديدة من هنا",
	news: (count) =>
		plural(count, { zero: "لا جديد", one: "رسالة جديدة", two: "رسالتان جديدتان", few: "# جديدة", many: "# جديدة", other: "# جديدة" }),
	newMessages: (count) =>
		plural(count, {
			zero: "لا رسائل جديدة",
			one: "رسالة جديدة واحدة",
			two: "رسالتان جديدتان",
			few: "# رسائل جديدة",
			many: "# رسالة جديدة",
			other: "# رسالة جديدة",
		}),
	said: (name, text) => `${own(name)}: ${own(text)}`,
	latest: "الانتقال إلى الأحدث",
	firstUnread: "الانتقال إلى أول غير مقروءة",
	markRead: "تحديد الكل كمقروء",
	markReadKey: "تحديد الكل كمقروء (Esc)",
	typing: (_, names) => `يكتب الآن: ${names}`,
	others: (count) => plural(count, { zero: "لا غيرهم", one: "شخص آخر", two: "آخران", few: "# آخرون", many: "# آخرون", other: "# آخرون" }),
};

export const place: typeof Place = {
	paused: "أوقف مشرف هذه الغرفة مؤقتًا. يمكنك متابعة الكتابة عند انتهاء الإيقاف.",
	pausedForMe: "هذه الغرفة موقوفة مؤقتًا: يكتب المشرفون فقط.",
	unpause: "إنهاء الإيقاف",
	muted: "كتمك مشرف هنا. يمكنك القراءة، ثم الكتابة من جديد عند انتهاء ذلك.",
	mutedUntil: (moment) => `كتمك مشرف هنا حتى ${moment}. يمكنك القراءة، ثم الكتابة من جديد بعد ذلك.`,
	slow: (span) => `الوضع البطيء: رسالة واحدة كل ${span}.`,
	heldSlow: "الوضع البطيء: سيُرسل ما كتبته تلقائيًا",
	heldFast: "كتابتك سريعة: سيُرسل ما كتبته تلقائيًا",
	heldFor: (span) => ` بعد ${span}.`,
	archived: "هذه الغرفة مؤرشفة: للقراءة فقط.",
	unarchive: "فتحها من جديد",
};
