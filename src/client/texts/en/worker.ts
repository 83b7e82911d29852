/** What is shown by the service worker. */
export const worker = {
	test: { title: "Notifications work", body: "This is how Chattorum tells you of messages on this device." },
};
