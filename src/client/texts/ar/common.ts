import type { common as Texts } from "../en/common.ts";

export const common: typeof Texts = {
	cancel: "إلغاء",
	close: "إغلاق",
	copied: "تم النسخ",
	copy: "نسخ",
	keep: "إبقاء",
	loading: "جارٍ التحميل…",
	remove: "إزالة",
	retry: "إعادة المحاولة",
	save: "حفظ",
	saving: "جارٍ الحفظ…",
	signIn: "تسجيل الدخول",
	tryAgain: "إعادة المحاولة",
	trying: "جارٍ المحاولة…",
	toLobby: "الانتقال إلى الردهة",
	newRoom: "غرفة جديدة",
	tryAgainIn: (seconds) => `أعد المحاولة بعد ${seconds} ث.`,
};
