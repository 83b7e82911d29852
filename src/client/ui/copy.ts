/** Puts a text onto the clipboard. */

/** Whether it is there now. Browsers offer the clipboard on https and localhost only. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}
