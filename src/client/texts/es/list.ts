import type { list as List, place as Place } from "../en/list.ts";
import { figures } from "../language.ts";
import { own, plural } from "../words.ts";

export const list: typeof List = {
	label: "Mensajes",
	older: "Cargar mensajes anteriores",
	loadingOlder: "Cargando mensajes anteriores…",
	newer: "Cargar mensajes más recientes",
	loadingNewer: "Cargando mensajes más recientes…",
	opening: "Abriendo la sala…",
	beginning: "Este es el comienzo de {room}.",
	opened: (date) => `Este es el comienzo de {room}, abierta el ${date}.`,
	imported: "Un propietario importó lo que viene primero. No se comprobó quién lo escribió.",
	anotherDay: "Ir a otro día",
	new: "Nuevos| mensajes a partir de aquí",
	news: (count) => plural(count, { one: "# nuevo", other: "# nuevos" }),
	newMessages: (count) => plural(count, { one: "# mensaje nuevo", other: "# mensajes nuevos" }),
	said: (name, text) => `${own(name)}: ${own(text)}`,
	latest: "Ir a lo último",
	firstUnread: "Ir al primero sin leer",
	markRead: "Marcar todo como leído",
	markReadKey: "Marcar todo como leído (Esc)",
	typing: (count, names) => plural(count, { one: `${names} está escribiendo`, other: `${names} están escribiendo` }),
	others: (count) => `${figures(count)} más`,
};

export const place: typeof Place = {
	paused: "Un moderador ha pausado esta sala. Podrás seguir escribiendo cuando termine la pausa.",
	pausedForMe: "Esta sala está en pausa: solo escriben los moderadores.",
	unpause: "Terminar la pausa",
	muted: "Un moderador te ha silenciado aquí. Puedes leer, y volver a escribir cuando termine.",
	mutedUntil: (moment) => `Un moderador te ha silenciado aquí hasta ${moment}. Puedes leer, y después volver a escribir.`,
	slow: (span) => `Modo lento: un mensaje cada ${span}.`,
	heldSlow: "Modo lento: lo que has escrito saldrá solo",
	heldFast: "Vas rápido: lo que has escrito saldrá solo",
	heldFor: (span) => ` en ${span}.`,
	archived: "Esta sala está archivada: solo se puede leer.",
	unarchive: "Volver a abrirla",
};
