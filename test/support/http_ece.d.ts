/** The part of http_ece that reads pushes, for tests in Node and in the Workers runtime. */
declare module "http_ece" {
	/** `privateKey` is what `createECDH` of node:crypto gives. */
	function decrypt(
		body: Uint8Array,
		params: { version: "aes128gcm"; privateKey: object; authSecret: string },
	): { toString(encoding: "utf8"): string };
	export default { decrypt };
}
