/** Something that this browser does or does not, as somebody once wanted it. */
import { type ReadonlySignal, signal } from "@preact/signals";

const ON = "on";

interface KeptSwitch {
	/** Off, unless it was ever turned on. */
	readonly isOn: ReadonlySignal<boolean>;
	/** For all tabs that are opened from now on, too. */
	turn(on: boolean): void;
}

export function keptSwitch(key: string): KeptSwitch {
	const isOn = signal(load(key));
	return {
		isOn,
		turn(on) {
			isOn.value = on;
			try {
				if (on) localStorage.setItem(key, ON);
				else localStorage.removeItem(key);
			} catch {
				// It is known for as long as the page lives.
			}
		},
	};
}

function load(key: string): boolean {
	try {
		return localStorage.getItem(key) === ON;
	} catch {
		return false;
	}
}
