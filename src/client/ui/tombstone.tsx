/** In the place of a message that was taken away. Of several in a row only the first is shown, and speaks for all. */
export function Tombstone() {
	return (
		<p class="tombstone">
			<span class="tombstone-one">This message was removed.</span>
			<span class="tombstone-many">These messages were removed.</span>
		</p>
	);
}
