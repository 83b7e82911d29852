/** Notifications of the account: on this device, on which others, and of what in which room. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
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
	const standing = useSignal<Standing>(notifications.standing(me.id));
	/** Grows with each change here. */
	const changes = useSignal(0);
	const done = useSignal<string | undefined>(undefined);
	const title = useRef<HTMLHeadingElement>(null);
	const text = t.notifications;
	const { trouble, isBusy, attempt } = useForm([], async () => {}, { push_failed: { text: text.failed } });
	const turn = (act: () => Promise<Standing>, said: (standing: Standing) => string) => {
		done.value = undefined;
		attempt(async () => {
			standing.value = await act();
			done.value = said(standing.value);
			changes.value++;
			followNotifications(store);
			// The button that was pressed may be gone.
			title.current?.focus();
		});
	};
	const turnOn = () =>
		turn(
			() => notifications.turnOn(me.id),
			(now) => (now === "on" ? text.isOn : text.notAllowed),
		);
	const turnOff = () =>
		turn(
			() => notifications.turnOff(me.id),
			() => text.isOff,
		);
	const test = () => {
		done.value = undefined;
		attempt(async () => {
			await testDevice();
			done.value = text.testSent;
			changes.value++;
		});
	};
	return (
		<section class="account-part" aria-labelledby="account-notifications-title">
			<div class="account-part-head">
				<div class="account-part-text">
					<h3 ref={title} id="account-notifications-title" tabIndex={-1}>
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
			<Devices key={`${version} ${changes.value}`} isOn={standing.value === "on"} onTurnedOff={() => title.current?.focus()} />
			<Levels me={me} />
		</section>
	);
}

/** The devices that take notifications. Turning them off on this one is the button above. */
function Devices({ isOn, onTurnedOff }: { isOn: boolean; onTurnedOff: () => void }) {
	const now = useNow(MINUTE_MS);
	const devices = useSignal<readonly Device[]>([]);
	const { trouble, attempt } = useForm([], async () => {});
	const { thisDevice, sent, neverSent, turnOff, turnOffOn } = t.notifications;
	useEffect(() => {
		attempt(async () => {
			devices.value = (await fetchDevices()).devices;
		});
	}, []);
	const remove = (id: string) =>
		attempt(async () => {
			await removeDevice(id);
			devices.value = devices.value.filter((device) => device.id !== id);
			onTurnedOff();
		});
	return (
		<>
			<ul class="account-list">
				{devices.value
					.filter(({ current }) => isOn || !current)
					.map(({ id, device, sentAt, current }) => (
						<li key={id} class="account-row">
							<div class="account-row-text">
								<p class="account-row-name">{device}</p>
								<p class="account-row-note">
									{current && `${thisDevice} · `}
									{sentAt === undefined ? neverSent : sent(ago(sentAt, now))}
								</p>
							</div>
							{!current && (
								<button type="button" class="button button-small" aria-label={turnOffOn(device)} onClick={() => remove(id)}>
									{turnOff}
								</button>
							)}
						</li>
					))}
			</ul>
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
		</>
	);
}

/** What I am told of in the rooms that are connected. */
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
