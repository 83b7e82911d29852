import type { search as Texts } from "../en/search.ts";
import { plural } from "../words.ts";

export const search: typeof Texts = {
	label: "Buscar en esta sala",
	searching: "Buscando…",
	nothing: "No se ha encontrado nada.",
	nothingYet: "No se ha encontrado nada entre los mensajes más recientes.",
	found: (count) => plural(count, { one: "# mensaje", other: "# mensajes, primero los más recientes" }),
	foundSome: (count) =>
		plural(count, {
			one: "# mensaje; puede haber más",
			other: "# mensajes, primero los más recientes; puede haber más",
		}),
	further: "Buscar más atrás",
	older: "Mostrar anteriores",
	failed: "Algo ha fallado. Inténtalo de nuevo.",
	when: (day, time) => `${day}, ${time}`,
	help: "Qué puedes escribir",
	ways: [
		["plan dinero", "las dos palabras, también dentro de otras más largas"],
		['"semana que viene"', "estas palabras seguidas"],
		["from:ana", "de alguien, por usuario o nombre"],
		["before:2026-01-31", "antes de ese día"],
		["after:2026-01-31", "después de ese día"],
		["has:link", "con un enlace"],
	],
	note: "Las mayúsculas y los acentos no importan. Los días se cuentan en UTC.",
};
