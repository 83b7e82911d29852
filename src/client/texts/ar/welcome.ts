import type { missing as Missing, welcome as Welcome } from "../en/welcome.ts";

export const welcome: typeof Welcome = {
	noConnection: "لا يوجد اتصال",
	titles: {
		guest: "مرحبًا بك في Chattorum",
		"sign-in": "تسجيل الدخول",
		"sign-up": "إنشاء حساب",
		recovery: "استخدام رمز استرداد",
	},
	lines: {
		"sign-in": "أهلًا بعودتك.",
		"sign-up": "يحفظ اسمك وما تكتبه على جميع أجهزتك.",
		recovery: "إن فقدت كلمة المرور.",
	},
	ways: {
		guest: "الدخول كضيف",
		"sign-in": "تسجيل الدخول",
		"sign-up": "إنشاء حساب",
		recovery: "استخدام رمز استرداد",
	},
	invited: "اختر اسمًا لعرض دعوتك.",
	lead: "اختر اسمًا وستدخل إلى الغرفة {room}.",
	signInInstead: "يُرجى تسجيل الدخول.",
	signInOrUp: "يُرجى تسجيل الدخول أو إنشاء حساب.",
	name: "اسمك",
	nameHint: "هكذا يراك الآخرون.",
	enter: "دخول",
	entering: "جارٍ الدخول…",
	invitation: "دعوة",
};

export const missing: typeof Missing = {
	title: "تعذّر التحميل",
	why: "هل أنت متصل بالإنترنت؟ إن كنت كذلك، فقد تجدّدت المحادثة منذ فتحت هذه الصفحة: أعد تحميلها.",
	reload: "إعادة التحميل",
};
