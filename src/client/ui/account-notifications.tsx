/** Notifications of the account: on this device, on which others, and of what in which room. */
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import type { Device } from "../../protocol/push.ts";
import { fetchDevices, removeDevice, testDevice } from "../devices-api.ts";
import type { Standing } from "../notifications.ts";
import { followNotifications, notifications } from "../notifying.ts";
import { t } from "../texts/later.ts";
import { useForm } from "./account-form.ts";
import { ago } from "./account-words.ts";
import { LevelSelect } from "./level-select.tsx";
import { useNow } from "./now.ts";
import { useAction } from "./room-action.ts";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";

const MINUTE_MS = 60_000;

/** `version` changes when the devices may be others than before. */
export function AccountNotifications({ me, version }: { me: User; version: number }) {
	const store = useStore();
	const devices = useSignal<readonly Device[]>([]);
	const standing = useSignal<Standing>(notifications.standing(me.id));
	const done = useSignal<string | undefined>(undefined);
	const text = t.notifications;
	const { trouble, isBusy, attempt } = useForm([], async () => {}, { push_failed: { text: text.failed } });
	const refresh = async () => {
		devices.value = (await fetchDevices()).devices;
	};
	useEffect(() => attempt(refresh), [version]);
	const act = (work: () => Promise<string>) => {
		done.value = undefined;
		attempt(async () => {
			done.value = await work();
		});
	};
	const turnOn = () =>
		act(async () => {
			standing.value = await notifications.turnOn(me.id);
			followNotifications(store);
			await refresh();
			return standing.value === "on" ? text.isOn : text.notAllowed;
		});
	const turnOff = () =>
		act(async () => {
			standing.value = await notifications.turnOff(me.id);
			await refresh();
			return text.isOff;
		});
	const test = () =>
		act(async () => {
			await testDevice();
			return text.testSent;
		});
	return (
		<section class="account-part" aria-labelledby="account-notifications-title">
			<div class="account-part-head">
				<div class="account-part-text">
					<h3 id="account-notifications-title" tabIndex={-1}>
						{text.title}
					</h3>
					<p>{text.about[standing.value]}</p>
				</div>
				{standing.value === "off" && (
					<button type="button" class="button button-small" onClick={turnOn}>
						{isBusy.value ? text.turningOn : text.turnOn}
					</button>
				)}
				{standing.value === "on" && (
					<div class="setting-buttons">
						<button type="button" class="button button-small" onClick={test}>
							{text.sendTest}
						</button>
						<button type="button" class="button button-small" onClick={turnOff}>
							{text.turnOff}
						</button>
					</div>
				)}
			</div>
			<p class="account-done" role="status">
				{done.value}
			</p>
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<Devices
				devices={devices}
				onTurnOff={(id) =>
					act(() =>
						removeDevice(id)
							.then(refresh)
							.then(() => ""),
					)
				}
			/>
			<Levels me={me} />
		</section>
	);
}

/** Turning it off here is the button above. */
function Devices({ devices, onTurnOff }: { devices: Signal<readonly Device[]>; onTurnOff: (id: string) => void }) {
	const now = useNow(MINUTE_MS);
	const { thisDevice, sent, neverSent, turnOff, turnOffOn } = t.notifications;
	return (
		<ul class="account-list">
			{devices.value.map(({ id, device, sentAt, current }) => (
				<li key={id} class="account-row">
					<div class="account-row-text">
						<p class="account-row-name">{device}</p>
						<p class="account-row-note">
							{current && `${thisDevice} · `}
							{sentAt === undefined ? neverSent : sent(ago(sentAt, now))}
						</p>
					</div>
					{!current && (
						<button
							type="button"
							class="button button-small"
							aria-label={turnOffOn(device)}
							onClick={() => {
								onTurnOff(id);
								// The button is gone in a moment.
								document.getElementById("account-notifications-title")?.focus();
							}}
						>
							{turnOff}
						</button>
					)}
				</li>
			))}
		</ul>
	);
}

function Levels({ me }: { me: User }) {
	const store = useStore();
	const action = useAction();
	const rooms = [...store.opened.value.values()].flatMap((room) => {
		const info = room.info.value;
		const level = room.level.value;
		return info && level && info.archivedAt === undefined ? [{ room, level, title: titleFor(info, me.name) }] : [];
	});
	if (rooms.length === 0) return null;
	return (
		<details class="account-levels">
			<summary>{t.notifications.inRooms}</summary>
			<ul class="account-list">
				{rooms.map(({ room, level, title }) => (
					<li key={room.slug} class="account-row">
						<p id={`level-${room.slug}`} class="account-row-text account-row-name">
							<bdi>{title}</bdi>
						</p>
						<LevelSelect room={room} level={level} action={action} labelledBy={`level-${room.slug}`} />
					</li>
				))}
			</ul>
			<p class="field-error" role="alert">
				{action.error}
			</p>
		</details>
	);
}
