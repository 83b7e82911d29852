/** What there is about the page itself, whoever uses it. */
import { Icon } from "./icon.tsx";
import { Pop } from "./pop.tsx";

interface MeMenuProps {
	opener: HTMLElement;
	onKeys: () => void;
	onClose: () => void;
}

export function MeMenu({ opener, onKeys, onClose }: MeMenuProps) {
	return (
		<Pop label="This page" class="me-menu" opener={opener} onClose={onClose}>
			{(close) => (
				<div class="pop-body">
					<ul>
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
								<span>Keys</span>
							</button>
						</li>
					</ul>
				</div>
			)}
		</Pop>
	);
}
