import type { refused as Texts } from "../en/refused.ts";
import { own } from "../words.ts";

export const refused: typeof Texts = {
	title: "لا يمكنك دخول هذه الغرفة",
	unknown: "لم يذكر الخادم السبب.",
	out: "منعك مشرف من دخولها. قد ينتهي ذلك بعد حين.",
	goneTitle: "لم تعد هذه الغرفة موجودة",
	gone: "حذفها مالكها مع كل ما قيل فيها.",
	noneTitle: "لا توجد غرفة كهذه",
	none: (path) => `لم يفتح أحد ${own(path)} بعد، أو أنها خاصة ولم تصلك دعوة إليها.`,
	lostTitle: "لم تعد في هذه الغرفة",
	lost: "أزالك مشرف. تحتاج إلى دعوة جديدة للعودة.",
	lostPublic: "أزالك مشرف، أو جعل الغرفة خاصة.",
	open: "فتحها",
};
