import type { files as Texts } from "../en/files.ts";
import { own, plural } from "../words.ts";

export const files: typeof Texts = {
	attach: "Adjuntar archivos",
	drop: "Suelta para adjuntar en {room}",
	tooMany: (most, left) =>
		plural(left, {
			one: `Un mensaje puede llevar ${most} archivos. Uno se ha quedado fuera.`,
			other: `Un mensaje puede llevar ${most} archivos. # se han quedado fuera.`,
		}),
	download: "Descargar",
	bytes: (count) => plural(count, { one: "# byte", other: "# bytes" }),
	units: ["KB", "MB", "GB"],
	image: (about) => `Imagen: ${own(about)}`,
	images: (count) => plural(count, { one: "# imagen", other: "# imágenes" }),
	count: (count) => plural(count, { one: "# archivo", other: "# archivos" }),
};
