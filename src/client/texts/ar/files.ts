import type { files as Texts } from "../en/files.ts";
import { own, plural } from "../words.ts";

export const files: typeof Texts = {
	attach: "إرفاق ملفات",
	drop: "أفلِت للإرفاق في {room}",
	tooMany: (most, left) =>
		`الحد الأقصى لملفات الرسالة هو ${most}. ${plural(left, {
			zero: "أُخذت كلها.",
			one: "لم يؤخذ ملف واحد.",
			two: "لم يؤخذ ملفان.",
			few: "لم تؤخذ # ملفات.",
			many: "لم يؤخذ # ملفًا.",
			other: "لم يؤخذ # ملف.",
		})}`,
	download: "تنزيل",
	bytes: (count) => plural(count, { zero: "# بايت", one: "بايت واحد", two: "بايتان", few: "# بايتات", many: "# بايتًا", other: "# بايت" }),
	units: ["ك.ب", "م.ب", "ج.ب"],
	image: (about) => `صورة: ${own(about)}`,
	images: (count) => plural(count, { zero: "لا صور", one: "صورة واحدة", two: "صورتان", few: "# صور", many: "# صورة", other: "# صورة" }),
	count: (count) => plural(count, { zero: "لا ملفات", one: "ملف واحد", two: "ملفان", few: "# ملفات", many: "# ملفًا", other: "# ملف" }),
};
