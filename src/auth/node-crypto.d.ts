/** The part of node:crypto that `password.ts` uses. The types of Node as a whole would replace those of the Workers runtime. */
declare module "node:crypto" {
	export function scryptSync(
		password: string,
		salt: Uint8Array,
		keyBytes: number,
		options: { N: number; r: number; p: number },
	): Uint8Array;
	/** Throws where the two differ in length. */
	export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
}
