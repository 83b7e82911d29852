import type { notifications as Notifications } from "../en/notifications.ts";

export const notifications: typeof Notifications = {
	title: "Notificaciones",
	about: {
		on: "Este dispositivo te avisa de los mensajes, aunque el chat esté cerrado.",
		off: "Recibe avisos de los mensajes en este dispositivo, aunque el chat esté cerrado.",
		denied:
			"Este navegador tiene bloqueadas las notificaciones de este chat. Permítelas en sus ajustes para este sitio y recarga la página.",
		install: "En un iPhone o iPad llegan a la aplicación: elige Compartir, luego «Añadir a pantalla de inicio», y actívalas allí.",
		unsupported: "Este navegador no puede mostrar notificaciones de sitios web.",
	},
	turnOn: "Activar",
	turningOn: "Activando…",
	turnOff: "Desactivar",
	turnOffOn: (device) => `Desactivar en ${device}`,
	isOn: "Las notificaciones están activadas.",
	isOff: "Las notificaciones están desactivadas en este dispositivo.",
	notAllowed: "El navegador no lo permitió.",
	failed: "El navegador no pudo activar las notificaciones. ¿Tiene conexión y no es una ventana privada?",
	sendTest: "Enviar una prueba",
	testSent: "Enviada. Debería llegar en un momento.",
	thisDevice: "Este dispositivo",
	sent: (ago) => `Último aviso ${ago}`,
	neverSent: "Aún sin avisos",
	inRooms: "De qué se te avisa",
};
