/** The files of a message. */
import { own, plural } from "../words.ts";

export const files = {
	attach: "Attach files",
	drop: "Drop to attach in {room}",
	tooMany: (most: string, left: number) =>
		plural(left, {
			one: `A message can have ${most} files. One was not taken.`,
			other: `A message can have ${most} files. # were not taken.`,
		}),
	download: "Download",
	bytes: (count: number) => plural(count, { one: "# byte", other: "# bytes" }),
	/** By how many times 1024. */
	units: ["KB", "MB", "GB"],
	image: (about: string) => `Image: ${own(about)}`,
	images: (count: number) => plural(count, { one: "# image", other: "# images" }),
	count: (count: number) => plural(count, { one: "# file", other: "# files" }),
};
