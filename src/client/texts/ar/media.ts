import type { lightbox as Lightbox, tray as Tray } from "../en/media.ts";
import { own, plural } from "../words.ts";

export const tray: typeof Tray = {
	label: "ملفات هذه الرسالة",
	waiting: "في الانتظار…",
	waitingOffline: "ينتظر حتى يعود الاتصال",
	sending: (name) => `جارٍ إرسال ${own(name)}`,
	describe: (name) => `وصف ${own(name)}`,
	describeHint: "وصف (اختياري)",
	remove: (name) => `إزالة ${own(name)}`,
	attached: (count) =>
		plural(count, {
			zero: "لا ملفات مرفقة",
			one: "ملف واحد مرفق",
			two: "ملفان مرفقان",
			few: "# ملفات مرفقة",
			many: "# ملفًا مرفقًا",
			other: "# ملف مرفق",
		}),
	chosen: (count, ready) =>
		`${plural(count, {
			zero: "لا ملفات مختارة",
			one: "ملف واحد مختار",
			two: "ملفان مختاران",
			few: "# ملفات مختارة",
			many: "# ملفًا مختارًا",
			other: "# ملف مختار",
		})}، أُرفق منها ${ready}`,
};

export const lightbox: typeof Lightbox = {
	about: (width, height, size) => `${width} × ${height}، ${size}`,
	aboutOf: (width, height, size, at, count) => `${width} × ${height}، ${size}، ${at} من ${count}`,
	download: "تنزيل",
	previous: "الصورة السابقة",
	previousShort: "السابقة",
	next: "الصورة التالية",
	nextShort: "التالية",
	image: (at, count) => `الصورة ${at} من ${count}`,
};
