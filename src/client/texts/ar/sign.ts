import type { keep as Keep, proof as Proof, sign as Sign } from "../en/sign.ts";

export const sign: typeof Sign = {
	handle: "اسم المستخدم",
	handleHint: "اسم قصير خاص بك لتسجيل الدخول: حروف a–z وأرقام و«-» و«_».",
	handleTaken: "اسم المستخدم هذا محجوز. اختر اسمًا آخر.",
	password: "كلمة المرور",
	passwordHint: (least) => `${least} أحرف على الأقل؛ يُستحسن أن تكون عدة كلمات معًا.`,
	show: (label) => `إظهار| ${label}`,
	hide: (label) => `إخفاء| ${label}`,
	signingIn: "جارٍ تسجيل الدخول…",
	withPasskey: "تسجيل الدخول بمفتاح مرور",
	recoveryCode: "رمز الاسترداد",
	recoveryHint: "كل رمز صالح لمرة واحدة. برمز آخر يمكنك بعدها تعيين كلمة مرور جديدة.",
	wrongCode: "اسم المستخدم أو الرمز غير صحيح، أو سبق استخدام الرمز.",
	create: "إنشاء حساب",
	creating: "جارٍ الإنشاء…",
	seenAs: "يراك الآخرون باسم {name}.",
	missing: {
		handle: "يُرجى كتابة اسم المستخدم.",
		password: "يُرجى كتابة كلمة المرور.",
		code: "يُرجى كتابة أحد رموز الاسترداد.",
	},
};

export const proof: typeof Proof = {
	ways: { password: "استخدام كلمة المرور", passkey: "استخدام مفتاح مرور", recovery: "استخدام رمز استرداد" },
	wrong: {
		password: "هذه ليست كلمة مرورك.",
		recovery: "هذا الرمز غير صحيح، أو سبق استخدامه.",
		passkey: "مفتاح المرور هذا لا يخص حسابك.",
	},
	password: "كلمة مرورك",
	usedUp: "يُستهلك الرمز بهذا.",
	passkey: "سيطلب جهازك مفتاح المرور عند المتابعة.",
	notChosen: "لم يُختر أي مفتاح مرور.",
	known: "على هذا الجهاز مفتاح مرور لهذا الحساب بالفعل.",
	failed: "تعذّر استخدام مفتاح المرور.",
};

export const keep: typeof Keep = {
	title: "إنشاء حساب",
	lead: "سيبقى اسمك {name} هنا وعلى كل جهاز آخر. ويبقى ما كتبته لك.",
	known: "هل لديك حساب بالفعل؟ يبقى ما كتبته كضيف تحت ذلك الاسم.",
	closed: "لا تقبل هذه المحادثة حسابات جديدة. يبقى ما كتبته كضيف تحت ذلك الاسم.",
	signIn: "تسجيل الدخول بحسابك",
};
