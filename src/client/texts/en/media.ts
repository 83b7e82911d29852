/** Files on their way into a message, and an image in full. */
import { own, plural } from "../words.ts";

export const tray = {
	label: "Files that go with this message",
	waiting: "Waiting…",
	waitingOffline: "Waits until you are back online",
	sending: (name: string) => `Sending ${own(name)}`,
	describe: (name: string) => `Description of ${own(name)}`,
	describeHint: "Describe (optional)",
	remove: (name: string) => `Remove ${own(name)}`,
	attached: (count: number) => plural(count, { one: "# file attached", other: "# files attached" }),
	chosen: (count: number, ready: string) =>
		plural(count, { one: `# file chosen, ${ready} attached`, other: `# files chosen, ${ready} attached` }),
};

export const lightbox = {
	about: (width: string, height: string, size: string) => `${width} × ${height}, ${size}`,
	aboutOf: (width: string, height: string, size: string, at: string, count: string) => `${width} × ${height}, ${size}, ${at} of ${count}`,
	download: "Download",
	previous: "Previous image",
	previousShort: "Previous",
	next: "Next image",
	nextShort: "Next",
	image: (at: string, count: string) => `Image ${at} of ${count}`,
};
