import type { composer as Composer, connection as Connection } from "../en/composer.ts";
import { own, plural } from "../words.ts";

export const composer: typeof Composer = {
	skip: "Ir a escribir un mensaje",
	label: "Mensaje",
	to: (room) => `Mensaje a ${own(room)}`,
	toRoom: "Mensaje a la sala",
	send: "Enviar",
	paused: "La sala está en pausa. Lo que has escrito se queda aquí.",
	muted: "Aquí te han silenciado. Lo que has escrito se queda aquí.",
	awaits: (files) =>
		plural(files, { one: "Se enviará cuando el archivo esté listo. {stop}", other: "Se enviará cuando los archivos estén listos. {stop}" }),
	notYet: "Todavía no",
	count: (count, most) => `${count} de ${most} caracteres`,
	over: (count, most) => `${count} de ${most} caracteres. Acórtalo o envíalo en partes.`,
	editing: "Editando tu mensaje",
	escape: "Esc para cancelar",
	replying: "Respuesta a ",
	cancelEdit: "Cancelar la edición",
	cancelReply: "No responder",
	lists: { command: "Comandos", example: "Ejemplos", mention: "Personas", room: "Salas", emoji: "Emojis" },
};

export const connection: typeof Connection = {
	offlineNews: "No tienes conexión.",
	lostNews: "Se ha perdido la conexión. Conectando de nuevo.",
	connectingNews: "Conectando.",
	offline: "No tienes conexión",
	retryIn: (seconds) => `Conectando de nuevo en ${seconds} s`,
	reconnecting: "Conectando de nuevo…",
	connecting: "Conectando…",
	waiting: (count) => plural(count, { one: "Se enviará # mensaje", other: "Se enviarán # mensajes" }),
	tryNow: "Probar ahora",
	back: "Conectado",
	backWith: (count) => plural(count, { one: "Conectado: # nuevo", other: "Conectado: # nuevos" }),
	goToNew: "Ir al primero de ellos",
};
