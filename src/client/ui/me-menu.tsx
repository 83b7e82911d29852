/** What there is about the page itself, whoever uses it. */
import { t } from "../texts/later.ts";
import { enterBreaks } from "./enter.ts";
import { Icon } from "./icon.tsx";
import { installOffer } from "./install.ts";
import { Pop } from "./pop.tsx";
import { ring } from "./sound.ts";
import { sound } from "./sound-wanted.ts";
import { isTouch } from "./touch.ts";

interface MeMenuProps {
	opener: HTMLElement;
	onKeys: () => void;
	onClose: () => void;
}

export function MeMenu({ opener, onKeys, onClose }: MeMenuProps) {
	return (
		<Pop label={t.page.title} class="me-menu" opener={opener} onClose={onClose}>
			{(close) => (
				<div class="pop-body">
					<ul>
						<li>
							<button
								type="button"
								class="menu-item"
								role="switch"
								aria-checked={sound.isOn.value}
								onClick={() => {
									sound.turn(!sound.isOn.value);
									// What it is like, and with the click that lets a page be heard.
									if (sound.isOn.value) ring();
								}}
							>
								<Icon name="sound" />
								<span>
									{t.page.sound}
									<small>{t.page.soundFor}</small>
								</span>
								<span class="switch" aria-hidden="true" />
							</button>
						</li>
						{/* A finger has the button, and its Enter always begins a line. */}
						{!isTouch() && (
							<li>
								<button
									type="button"
									class="menu-item"
									role="switch"
									aria-checked={enterBreaks.isOn.value}
									onClick={() => enterBreaks.turn(!enterBreaks.isOn.value)}
								>
									<Icon name="send" />
									<span>
										{t.page.enter}
										<small>{t.page.enterFor}</small>
									</span>
									<span class="switch" aria-hidden="true" />
								</button>
							</li>
						)}
						{installOffer.value && (
							<li>
								<button
									type="button"
									class="menu-item"
									onClick={() => {
										installOffer.peek()?.();
										close();
									}}
								>
									<Icon name="plus" />
									<span>
										{t.page.install}
										<small>{t.page.installFor}</small>
									</span>
								</button>
							</li>
						)}
						<li>
							<button
								type="button"
								class="menu-item"
								data-key="?"
								onClick={() => {
									// First, so that what is opened next can take the focus.
									close();
									onKeys();
								}}
							>
								<Icon name="keyboard" />
								<span>{t.page.keys}</span>
							</button>
						</li>
					</ul>
				</div>
			)}
		</Pop>
	);
}
