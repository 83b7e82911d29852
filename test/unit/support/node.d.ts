/** The parts of Node that tests use in the Workers runtime, whose types Node's own would replace. */
declare module "node:crypto" {
	interface Bytes extends Uint8Array {
		toString(encoding: "base64url"): string;
	}
	export function createECDH(curve: "prime256v1"): { generateKeys(): Bytes };
	export function randomBytes(length: number): Bytes;
}

declare module "node:buffer" {
	export const Buffer: { from(bytes: ArrayBuffer): Uint8Array };
}
