import type { account as Account, passkeys as Passkeys, recovery as Recovery } from "../en/account.ts";
import { own, plural } from "../words.ts";

const DELETED = "سيُسجَّل خروجك من كل مكان، ولن يستطيع أحد استعادة الحساب. لن يتمكن غيرك من أخذ اسم المستخدم {handle}";
const AFTER = "ومن يأخذه بعد ذلك لا يحصل على شيء مما يخصك.";
const CODES = "تتيح لك الدخول إن فقدت كلمة المرور.";

export const account: typeof Account = {
	title: "حسابك",
	name: {
		title: "الاسم",
		open: "تغيير| الاسم",
		cancel: "إلغاء| تغيير الاسم",
		done: "تم تغيير اسمك.",
		label: "الاسم الجديد",
		hint: "هكذا يراك الآخرون.",
		save: "حفظ الاسم",
	},
	password: {
		title: "كلمة المرور",
		about: "تعيين كلمة جديدة يسجّل خروجك من جميع الأجهزة الأخرى.",
		open: "تغيير| كلمة المرور",
		cancel: "إلغاء| تغيير كلمة المرور",
		done: "تم تغيير كلمة المرور، وتسجيل الخروج من جميع الأجهزة الأخرى.",
		label: "كلمة المرور الجديدة",
		save: "حفظ كلمة المرور",
	},
	sessions: {
		title: "الجلسات المفتوحة",
		endAll: "تسجيل الخروج من كل مكان",
		ended: "تم تسجيل خروجك من جميع الأجهزة.",
		here: "هذا الجهاز",
		used: (ago) => `آخر استخدام: ${ago}`,
		end: (device) => `إنهاء| الجلسة على ${own(device)}`,
	},
	delete: {
		title: "حذف الحساب",
		about: "فورًا ونهائيًا.",
		open: "حذف…| الحساب",
		cancel: "إلغاء| حذف الحساب",
		done: "تم حذف حسابك. شكرًا لوجودك هنا.",
		warning: (days) =>
			plural(days, {
				zero: `${DELETED}. ${AFTER}`,
				one: `${DELETED} لمدة يوم واحد. ${AFTER}`,
				two: `${DELETED} لمدة يومين. ${AFTER}`,
				few: `${DELETED} لمدة # أيام. ${AFTER}`,
				many: `${DELETED} لمدة # يومًا. ${AFTER}`,
				other: `${DELETED} لمدة # يوم. ${AFTER}`,
			}),
		messages: "ماذا عن رسائلك؟",
		keep: { title: "إبقاء ما كتبته", about: "يبقى في الغرف باسم «deleted account»." },
		remove: { title: "إزالة ما كتبته", about: "يُزال من جميع الغرف وعند الجميع." },
		act: "حذف حسابي",
		acting: "جارٍ الحذف…",
	},
	justNow: "الآن",
	devices: { android: "جهاز Android", windows: "كمبيوتر Windows", linux: "كمبيوتر Linux", other: "جهازي" },
};

export const recovery: typeof Recovery = {
	title: "رموز الاسترداد",
	none: `${CODES} ليس لديك أي منها بعد.`,
	left: (count) =>
		plural(count, {
			zero: `${CODES} لم يبقَ لديك أي رمز.`,
			one: `${CODES} بقي لديك رمز واحد.`,
			two: `${CODES} بقي لديك رمزان.`,
			few: `${CODES} بقيت لديك # رموز.`,
			many: `${CODES} بقي لديك # رمزًا.`,
			other: `${CODES} بقي لديك # رمز.`,
		}),
	make: "إنشاء| رموز الاسترداد",
	makeNew: "إنشاء رموز جديدة| للاسترداد",
	cancel: "إلغاء| إنشاء رموز الاسترداد",
	ready: "رموزك جاهزة.",
	oldOnes: "لن تعود الرموز التي لديك صالحة بعد ذلك.",
	act: "إنشاء الرموز",
	acting: "جارٍ الإنشاء…",
	codes: {
		label: "رموز الاسترداد الجديدة",
		about: "{now} كل رمز صالح لمرة واحدة. احفظها مثلًا في مدير كلمات المرور أو على ورقة.",
		now: "احفظها الآن: لن تُعرض مرة أخرى.",
		copied: "تم النسخ.",
		notCopied: "تعذّر نسخها. حدّدها وانسخها.",
		download: "تنزيل",
		kept: "حفظتُها",
		file: (handle, host) => `رموز استرداد @${handle} في ${host}. كل رمز صالح لمرة واحدة.`,
	},
};

export const passkeys: typeof Passkeys = {
	title: "مفاتيح المرور",
	about: "سجّل الدخول ببصمتك أو وجهك أو قفل جهازك، دون كلمة مرور.",
	notHere: "لا يستطيع هذا المتصفح استخدام مفاتيح المرور هنا. فهي تحتاج إلى https.",
	add: "إضافة| مفتاح مرور",
	cancel: "إلغاء| إضافة مفتاح المرور",
	ready: (name) => `مفتاح المرور «${own(name)}» جاهز.`,
	removed: (name) => `تمت إزالة مفتاح المرور «${own(name)}».`,
	label: "اسم المفتاح",
	hint: "لتعرف لاحقًا على أي جهاز هو.",
	act: "إضافة مفتاح المرور",
	acting: "تابع على جهازك…",
	added: (date) => `أُضيف في ${date}`,
	addedAndUsed: (date, ago) => `أُضيف في ${date}، آخر استخدام: ${ago}`,
	rename: (name) => `تسمية| مفتاح المرور ${own(name)}`,
	remove: (name) => `إزالة| مفتاح المرور ${own(name)}`,
	newName: "الاسم الجديد لمفتاح المرور",
	removing: "لن يمكنك تسجيل الدخول به بعد الآن. قد يظل ظاهرًا على جهازك؛ يمكنك حذفه هناك أيضًا.",
	removeIt: "إزالة مفتاح المرور",
};
