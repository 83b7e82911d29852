/** Under which names the chat may be reached. */
import type { MiddlewareHandler } from "hono";
import { refusal } from "../problem.ts";
import { readSettings } from "../settings.ts";
import type { AppContext } from "./who.ts";

/** An IPv4 address, or an IPv6 address in its brackets. */
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[[\da-f:.]+\])$/;

/**
 * Whether a host is among those that the operator names; all are where none is named. "*.example.com" names all below it.
 * Addresses are: a site that has its own name lead to this machine still sends its name.
 */
export function isServed(hostname: string, hosts: readonly string[]): boolean {
	if (hosts.length === 0 || ADDRESS.test(hostname)) return true;
	return hosts.some((host) => (host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host));
}

/** Refuses requests for another host. To its browser, a page of that host would be at home here and could read the answers. */
export const refuseForeignHost: MiddlewareHandler<AppContext> = async (c, next) => {
	const { hostname } = new URL(c.req.url);
	if (!isServed(hostname, readSettings(c.env).hosts)) {
		throw refusal("foreign_host", {
			detail: `The chat does not answer to ${hostname}. To have it do so, add this name to the setting HOSTS.`,
		});
	}
	await next();
};
