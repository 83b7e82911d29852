import type * as english from "../en/worker.ts";

export const worker: typeof english.worker = {
	test: { title: "الإشعارات تعمل", body: "هكذا يخبرك Chattorum بالرسائل على هذا الجهاز." },
};
