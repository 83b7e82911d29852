import type { calling as Calling, emoji as Emoji, messageMenu as MessageMenu } from "../en/message-menu.ts";
import { own, plural } from "../words.ts";

export const messageMenu: typeof MessageMenu = {
	label: (name) => `Mensaje de ${own(name)}`,
	actions: {
		react: "Reaccionar…",
		reply: "Responder",
		edit: "Editar",
		copyLink: "Copiar enlace",
		copyText: "Copiar texto",
		unread: "Marcar sin leer desde aquí",
		edits: "Textos anteriores",
		who: "Quién reaccionó",
		delete: "Eliminar…",
	},
	edits: "Textos anteriores",
	until: "hasta {time}",
	now: "ahora",
	reactions: "Reacciones",
	delete: {
		title: "¿Eliminar este mensaje?",
		about: "Desaparece para todos, con sus reacciones y textos anteriores. No se puede deshacer.",
		act: "Eliminar",
	},
};

export const emoji: typeof Emoji = {
	react: "Reaccionar con un emoji",
	label: "Emojis",
	search: "Buscar emojis (en inglés)",
	kindsLabel: "Tipos de emojis",
	recent: "Recientes",
	kinds: {
		"Smileys & Emotion": "Caras y emociones",
		"People & Body": "Personas y cuerpo",
		"Animals & Nature": "Animales y naturaleza",
		"Food & Drink": "Comida y bebida",
		Activities: "Actividades",
		"Travel & Places": "Viajes y lugares",
		Objects: "Objetos",
		Symbols: "Símbolos",
		Flags: "Banderas",
	},
	failed: "No se han podido cargar los demás emojis. ¿Tienes conexión?",
	none: "Ningún emoji se llama así.",
};

export const calling: typeof Calling = {
	title: (count) => plural(count, { one: "Esto avisa a # persona. ¿Enviar?", other: "Esto avisa a # personas. ¿Enviar?" }),
	about: "A cada una se le avisa de que el mensaje es para ella.",
	notYet: "Todavía no",
	send: "Enviar",
	here: (count) => plural(count, { one: "Avisa a quien está aquí: # persona", other: "Avisa a quienes están aquí: # personas" }),
	all: (count) => plural(count, { one: "Avisa a toda la sala: # persona", other: "Avisa a toda la sala: # personas" }),
};
