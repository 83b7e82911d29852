import type { days as Days, keys as Keys, page as Page, switcher as Switcher } from "../en/going.ts";

export const switcher: typeof Switcher = {
	title: "Ir a",
	field: "Sala o persona",
	toRooms: "Ir a una sala",
	toAll: "Ir a una sala o a una persona",
	list: "Salas y personas",
	archived: "archivada",
	noRoom: "Ninguna sala se llama así.",
	nobody: "Ninguna sala ni persona se llama así.",
	choose: "{keys} para elegir",
	go: "{key} para ir",
	close: "{key} para cerrar",
};

export const days: typeof Days = {
	title: "Ir a un día",
	go: "Ir",
	beginning: "Principio",
	weekAgo: "Hace una semana",
	yesterday: "Ayer",
	nothing: "Ese día no se dijo nada. Esto es lo que vino después.",
};

export const page: typeof Page = {
	title: "Esta página",
	sound: "Sonido",
	soundFor: "Para menciones y mensajes directos",
	enter: "Enviar con Ctrl+Intro",
	enterFor: "Intro empieza una línea nueva",
	install: "Instalar como aplicación",
	installFor: "Se abre sin el navegador alrededor",
	keys: "Teclas",
};

export const keys: typeof Keys = {
	title: "Teclas",
	or: "o",
	everywhere: "En todas partes",
	switch: "Ir a una sala o a una persona",
	previous: "La sala de arriba",
	next: "La sala de abajo",
	previousUnread: "La sala sin leer de arriba",
	nextUnread: "La sala sin leer de abajo",
	search: "Buscar en esta sala",
	markRead: "Marcar esta sala como leída",
	keys: "Mostrar estas teclas",
	writing: "Donde escribes",
	send: "Enviar",
	newLine: "Empezar una línea",
	editLast: "Editar tu último mensaje, si no has escrito nada",
	recall: "Recuperar una orden que enviaste",
	choose: "Elegir de una lista",
	accept: "Tomar lo elegido",
	leaveTask: "Cerrar una lista, o dejar de responder o editar",
	onMessage: "En un mensaje",
	above: "El mensaje de arriba",
	below: "El mensaje de abajo",
	menu: "Todo lo que se puede hacer",
	reply: "Responder",
	react: "Reaccionar",
	edit: "Editar, si es tuyo",
	copyLink: "Copiar el enlace",
	unread: "Marcar como no leído desde aquí",
	day: "Ir a otro día",
	delete: "Eliminar",
	leave: "Volver a escribir",
};
