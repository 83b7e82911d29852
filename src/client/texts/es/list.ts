import type { list as List, place as Place, refused as Refused } from "../en/list.ts";
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
	welcome: "Te damos la bienvenida a {room}",
	youAnd: "{room} y tú",
	quiet: "Aquí todo está en calma. Di la primera palabra abajo o trae a otras personas.",
	share: "Comparte esta dirección",
	addressCopied: "La dirección está en el portapapeles.",
	addressSelected: "La dirección está seleccionada: cópiala con el teclado.",
	askBot: "Pregunta a un bot",
	bring: "Trae los mensajes de otra sala",
	onlyTwo: "Este es el comienzo de vuestra conversación. Solo estáis vosotros dos.",
	private: "Esta sala es privada: solo las personas invitadas pueden encontrarla y entrar.",
	invite: "Invitar a personas",
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

export const refused: typeof Refused = {
	title: "No puedes estar en esta sala",
	unknown: "El servidor no ha dicho por qué.",
	out: "Un moderador no te deja entrar. Puede que termine dentro de un tiempo.",
	goneTitle: "Esta sala ya no existe",
	gone: "Su propietario la ha eliminado con todo lo que se dijo en ella.",
	noneTitle: "No existe esa sala",
	none: (path) => `Nadie ha abierto ${own(path)} todavía, o es privada y no tienes invitación.`,
	lostTitle: "Ya no estás en esta sala",
	lost: "Un moderador te ha quitado. Para volver necesitas una invitación nueva.",
	lostPublic: "Un moderador te ha quitado o ha hecho privada la sala.",
	open: "Abrirla",
};
