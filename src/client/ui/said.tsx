/** A text of which a screen reader is told more than is to be seen: all that stands behind its "|". */
export function Said({ text }: { text: string }) {
	const at = text.indexOf("|");
	if (at === -1) return <>{text}</>;
	return (
		<>
			{text.slice(0, at)}
			<span class="visually-hidden">{text.slice(at + 1)}</span>
		</>
	);
}
