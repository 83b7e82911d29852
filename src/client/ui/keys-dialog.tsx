/** The list of all keys. */
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { sendsOnEnter } from "./enter.ts";
import { Icon } from "./icon.tsx";
import { keyGroups } from "./key-list.ts";
import { isMac, keyWords } from "./page-keys.ts";
import { Modal } from "./room-modal.tsx";

export function KeysDialog({ onClose }: { onClose: () => void }) {
	const isOnMac = isMac();
	return (
		<Modal class="dialog keys-dialog" labelledBy="keys-title" closesOutside onClose={onClose}>
			{(close) => (
				<div class="keys-body">
					<div class="keys-head">
						<h2 id="keys-title">{t.keys.title}</h2>
						<button type="button" class="icon-button" aria-label={first.common.close} onClick={close}>
							<Icon name="close" />
						</button>
					</div>
					<div class="keys-groups">
						{keyGroups(sendsOnEnter()).map(({ title, lines }) => (
							<section key={title}>
								<h3>{title}</h3>
								<dl>
									{lines.map(({ text, combos }) => (
										<div key={text}>
											<dt>{text}</dt>
											<dd>
												{combos.map((combo, index) => (
													<span key={keyWords(combo, false).join(" ")}>
														{index > 0 && <span class="keys-or">{t.keys.or}</span>}
														<span class="keys">
															{keyWords(combo, isOnMac).map((word) => (
																<kbd key={word}>{word}</kbd>
															))}
														</span>
													</span>
												))}
											</dd>
										</div>
									))}
								</dl>
							</section>
						))}
					</div>
				</div>
			)}
		</Modal>
	);
}
