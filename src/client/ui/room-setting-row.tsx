/** One thing that can be done with a room: what it is, what it means, and the button. */
interface SettingRowProps {
	title: string;
	about: string;
	action: string;
	isDangerous?: boolean;
	/** Why it could not be done. */
	error?: string | undefined;
	onAct: () => void;
}

export function SettingRow({ title, about, action, isDangerous = false, error, onAct }: SettingRowProps) {
	return (
		<div class="setting-row">
			<div>
				<h3>{title}</h3>
				<p>{about}</p>
				<p class="field-error" role="alert">
					{error}
				</p>
			</div>
			<button type="button" class={`button button-small ${isDangerous ? "button-danger" : ""}`} onClick={onAct}>
				{action}
			</button>
		</div>
	);
}
