/** Chooses files from the device. */
import { useRef } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { attach } from "./attaching.ts";
import { Icon } from "./icon.tsx";

export function AttachButton({ room }: { room: OpenRoom }) {
	const input = useRef<HTMLInputElement>(null);
	return (
		<>
			<button
				type="button"
				class="icon-button attach"
				aria-label={t.files.attach}
				title={t.files.attach}
				onPointerDown={(event) => event.preventDefault()}
				onClick={() => input.current?.click()}
			>
				<Icon name="attach" />
			</button>
			<input
				ref={input}
				type="file"
				multiple
				hidden
				onChange={({ currentTarget }) => {
					attach(room, [...(currentTarget.files ?? [])]);
					// So that the same file can be chosen again.
					currentTarget.value = "";
				}}
			/>
		</>
	);
}
