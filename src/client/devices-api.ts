/** The HTTP calls of the page about the devices that take notifications. */
import * as v from "valibot";
import { type Devices, DevicesReply } from "../protocol/push.ts";
import { call } from "./call.ts";

/** The devices of the account, the newest first, and the key that a browser subscribes with. */
export async function fetchDevices(): Promise<Devices> {
	return call("GET", "/api/account/push", DevicesReply);
}

/** Has this device take notifications; `subscription` is what its browser gave for the key. */
export async function addDevice(subscription: unknown): Promise<void> {
	await call("PUT", "/api/account/push", v.unknown(), subscription);
}

export async function removeDevice(id: string): Promise<void> {
	await call("DELETE", `/api/account/push/${encodeURIComponent(id)}`, v.unknown());
}

/** Has a notification be sent to this device. Refused as `no_device`, `unavailable` or `rate_limited`. */
export async function testDevice(): Promise<void> {
	await call("POST", "/api/account/push/test", v.unknown());
}
