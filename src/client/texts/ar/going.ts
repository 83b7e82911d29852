import type { days as Days, keys as Keys, page as Page, switcher as Switcher } from "../en/going.ts";

export const switcher: typeof Switcher = {
	title: "الانتقال إلى",
	field: "غرفة أو شخص",
	toRooms: "الانتقال إلى غرفة",
	toAll: "الانتقال إلى غرفة أو شخص",
	list: "الغرف والأشخاص",
	archived: "مؤرشفة",
	noRoom: "لا توجد غرفة بهذا الاسم.",
	nobody: "لا توجد غرفة ولا شخص بهذا الاسم.",
	choose: "{keys} للاختيار",
	go: "{key} للانتقال",
	close: "{key} للإغلاق",
};

export const days: typeof Days = {
	title: "الانتقال إلى يوم",
	go: "انتقال",
	beginning: "البداية",
	weekAgo: "قبل أسبوع",
	yesterday: "أمس",
	nothing: "لم يُكتب شيء في ذلك اليوم. هذا ما جاء بعده.",
};

export const page: typeof Page = {
	title: "هذه الصفحة",
	sound: "الصوت",
	soundFor: "للإشارات والرسائل المباشرة",
	enter: "الإرسال بـ Ctrl+Enter",
	enterFor: "Enter يبدأ سطرًا جديدًا",
	install: "تثبيت كتطبيق",
	installFor: "يُفتح دون المتصفح من حوله",
	keys: "المفاتيح",
};

export const keys: typeof Keys = {
	title: "المفاتيح",
	or: "أو",
	everywhere: "في كل مكان",
	switch: "الانتقال إلى غرفة أو شخص",
	previous: "الغرفة السابقة في القائمة",
	next: "الغرفة التالية في القائمة",
	previousUnread: "الغرفة السابقة غير المقروءة",
	nextUnread: "الغرفة التالية غير المقروءة",
	search: "البحث في هذه الغرفة",
	markRead: "اعتبار هذه الغرفة مقروءة",
	keys: "عرض هذه المفاتيح",
	writing: "عند الكتابة",
	send: "إرسال",
	newLine: "بدء سطر جديد",
	editLast: "تعديل آخر رسالة لك إن كان الحقل فارغًا",
	recall: "استرجاع أمر أرسلته",
	choose: "الاختيار من قائمة",
	accept: "أخذ ما تم اختياره",
	leaveTask: "إغلاق قائمة، أو التوقف عن الرد أو التعديل",
	onMessage: "على رسالة",
	above: "الرسالة السابقة",
	below: "الرسالة التالية",
	menu: "كل ما يمكن فعله",
	reply: "رد",
	react: "تفاعل",
	edit: "تعديل، إن كانت رسالتك",
	copyLink: "نسخ الرابط",
	unread: "اعتبارها غير مقروءة من هنا",
	day: "الانتقال إلى يوم آخر",
	delete: "حذف",
	leave: "العودة إلى الكتابة",
};
