/** What is offered for a long text or code that was pasted. */
export const paste = {
	offer: "You pasted a long text or code.",
	asCode: "As a code block",
	asFile: "As a file",
	leave: "Leave it as it is",
	/** The name of the file that it becomes. */
	file: "pasted.txt",
};
