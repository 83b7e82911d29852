/** How a browser is told what to do with a file and what it is called (RFC 6266, RFC 8187). */

export function disposition(how: "inline" | "attachment", name: string): string {
	// For what does not know the second form: whatever is not plain ASCII, or would end the quotes, is a "_".
	const plain = name.replace(/[^ !#$&'()+,\-.0-9;=@A-Z[\]^_`a-z{}~]/gu, "_");
	// encodeURIComponent leaves five characters alone that this form does not have.
	const exact = encodeURIComponent(name).replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
	return `${how}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
