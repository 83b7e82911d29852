import type { members as Texts } from "../en/members.ts";
import { figures } from "../language.ts";
import { plural } from "../words.ts";

export const members: typeof Texts = {
	roles: { owner: "مالك", moderator: "مشرف", member: "عضو" },
	guest: "ضيف",
	actions: {
		direct: "مراسلة مباشرة",
		role: "تغيير الدور…",
		mute: "كتم…",
		unmute: "إلغاء الكتم",
		remove: "إزالة من الغرفة…",
		ban: "حظر…",
		purge: "إزالة ما كتبه…",
	},
	count: (count) => plural(count, { zero: "لا أحد", one: "شخص واحد", two: "شخصان", few: "# أشخاص", many: "# شخصًا", other: "# شخص" }),
	here: "هنا الآن",
	muted: "مكتوم",
	mutedUntil: (moment) => `مكتوم حتى ${moment}`,
	bans: "المحظورون",
	forGood: "نهائيًا",
	forMore: (span) => `بقي ${span}`,
	letIn: "السماح بالعودة",
	mute: {
		title: "كتم {name}",
		act: "كتم",
		about: "تبقى القراءة ممكنة، لكن لا الكتابة.",
		span: "المدة",
		spans: { "1h": "لمدة ساعة", "1d": "لمدة يوم", forever: "حتى يرفعه مشرف", off: "إنهاء الكتم: تعود الكتابة ممكنة" },
	},
	remove: {
		title: "إزالة {name}",
		act: "إزالة",
		banTitle: "حظر {name}",
		ban: "حظر",
		about: "يكون الخروج من الغرفة فورًا.",
		back: "إمكانية العودة",
		backs: { none: "في أي وقت", invited: "بدعوة جديدة", "1h": "بعد ساعة", "1d": "بعد يوم", forever: "أبدًا" },
		written: "ما كتبه",
		writtens: { none: "إبقاؤه", "15m": `إزالة آخر ${figures(15)} دقيقة`, "1h": "إزالة آخر ساعة", "1d": "إزالة آخر يوم" },
		warning: "لا يمكن استعادته.",
	},
	purge: {
		title: "إزالة ما كتبه {name}",
		act: "إزالة الرسائل",
		about: "يبقى العضو في الغرفة. وما يُزال لا يمكن استعادته.",
		written: "ما كتبه",
		spans: { "15m": `في آخر ${figures(15)} دقيقة`, "1h": "في آخر ساعة", "1d": "في آخر يوم" },
	},
	role: {
		title: "دور {name}",
		label: "الدور",
		meanings: {
			member: "يقرأ ويكتب.",
			moderator: "يدعو أيضًا الأشخاص ويكتمهم ويزيلهم، ويغيّر العنوان والموضوع والوضع البطيء.",
			owner: "يمكنه فعل كل شيء هنا مثلك: منح الأدوار أيضًا، وأرشفة الغرفة أو حذفها.",
		},
	},
};
