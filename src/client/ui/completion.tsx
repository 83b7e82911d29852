/** The commands that fit what is being typed. The focus stays in the field; this only shows and takes clicks. */
import { useEffect } from "preact/hooks";
import type { CommandInfo } from "../../protocol/jobs.ts";

export function optionId(index: number): string {
	return `completion-${index}`;
}

interface CompletionProps {
	offers: readonly CommandInfo[];
	choice: number;
	onAccept: (command: CommandInfo) => void;
}

export function Completion({ offers, choice, onAccept }: CompletionProps) {
	useEffect(() => document.getElementById(optionId(choice))?.scrollIntoView({ block: "nearest" }), [choice]);
	return (
		<div id="completion" class="completion" role="listbox" aria-label="Commands">
			{offers.map((command, index) => (
				<div
					key={command.name}
					id={optionId(index)}
					class="completion-option"
					role="option"
					tabIndex={-1}
					aria-selected={index === choice}
					onPointerDown={(event) => {
						event.preventDefault();
						onAccept(command);
					}}
				>
					<code>{command.usage}</code>
					<span>{command.about}</span>
				</div>
			))}
		</div>
	);
}
