import type { empty as Texts } from "../en/empty.ts";

export const empty: typeof Texts = {
	qr: "عنوان هذه الغرفة كرمز QR",
	showQr: "عرضه كرمز QR",
	hideQr: "إخفاء رمز QR",
	welcome: "مرحبًا بك في {room}",
	youAnd: "أنت و{room}",
	quiet: "الهدوء يعم المكان. اكتب أول كلمة بالأسفل، أو ادعُ آخرين.",
	over: "لم يُكتب شيء هنا قبل أرشفتها.",
	share: "شارك هذا الرابط",
	addressCopied: "تم نسخ الرابط إلى الحافظة.",
	addressSelected: "الرابط محدَّد: انسخه بلوحة المفاتيح.",
	askBot: "اسأل بوتًا",
	bring: "جلب رسائل غرفة أخرى",
	onlyTwo: "هذه بداية محادثتكما. ليس فيها سواكما.",
	private: "هذه الغرفة خاصة: لا يمكن العثور عليها ودخولها إلا للمدعوين.",
	invite: "دعوة أشخاص",
};
