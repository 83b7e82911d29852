import type { account as Account, passkeys as Passkeys, recovery as Recovery } from "../en/account.ts";
import { own, plural } from "../words.ts";

export const account: typeof Account = {
	title: "Tu cuenta",
	name: {
		title: "Nombre",
		open: "Cambiar| el nombre",
		cancel: "Cancelar| el cambio de nombre",
		done: "Tu nombre ha cambiado.",
		label: "Nombre nuevo",
		hint: "Así te verán los demás.",
		save: "Guardar nombre",
	},
	password: {
		title: "Contraseña",
		about: "Una nueva cierra tu sesión en todos los demás dispositivos.",
		open: "Cambiar| la contraseña",
		cancel: "Cancelar| el cambio de contraseña",
		done: "Tu contraseña ha cambiado y se ha cerrado la sesión en los demás dispositivos.",
		label: "Contraseña nueva",
		save: "Guardar contraseña",
	},
	sessions: {
		title: "Sesiones abiertas",
		endAll: "Cerrar todas las sesiones",
		ended: "Se ha cerrado tu sesión en todos los dispositivos.",
		here: "Este dispositivo",
		used: (ago) => `Último uso: ${ago}`,
		end: (device) => `Cerrar| la sesión en ${own(device)}`,
	},
	delete: {
		title: "Eliminar la cuenta",
		about: "De inmediato y para siempre.",
		open: "Eliminar…| la cuenta",
		cancel: "Cancelar| la eliminación de la cuenta",
		done: "Tu cuenta se ha eliminado. Gracias por haber estado aquí.",
		warning: (days) =>
			plural(days, {
				one: "Se cierra tu sesión en todas partes y nadie puede recuperar la cuenta. Nadie más podrá usar el usuario {handle} durante # día. Quien lo use después no recibirá nada tuyo.",
				other:
					"Se cierra tu sesión en todas partes y nadie puede recuperar la cuenta. Nadie más podrá usar el usuario {handle} durante # días. Quien lo use después no recibirá nada tuyo.",
			}),
		messages: "¿Qué pasa con tus mensajes?",
		keep: { title: "Conservar lo que escribí", about: "Se queda en las salas, como «deleted account»." },
		remove: { title: "Quitar lo que escribí", about: "Desaparece de todas las salas, para todos." },
		act: "Eliminar mi cuenta",
		acting: "Eliminando…",
	},
	justNow: "ahora mismo",
	devices: { android: "Dispositivo Android", windows: "Ordenador con Windows", linux: "Ordenador con Linux", other: "Mi dispositivo" },
};

export const recovery: typeof Recovery = {
	title: "Códigos de recuperación",
	none: "Te dejan entrar si algún día pierdes tu contraseña. Aún no tienes ninguno.",
	left: (count) =>
		plural(count, {
			one: "Te dejan entrar si algún día pierdes tu contraseña. Te queda # código.",
			other: "Te dejan entrar si algún día pierdes tu contraseña. Te quedan # códigos.",
		}),
	make: "Crear| códigos de recuperación",
	makeNew: "Crear nuevos| códigos de recuperación",
	cancel: "Cancelar| la creación de códigos",
	ready: "Tus códigos están listos.",
	oldOnes: "Los códigos que tienes dejarán de valer.",
	act: "Crear códigos",
	acting: "Creando…",
	codes: {
		label: "Tus nuevos códigos de recuperación",
		about: "{now} Cada uno sirve una vez. Un gestor de contraseñas o un papel son un buen sitio.",
		now: "Guárdalos ahora: no se vuelven a mostrar.",
		copied: "Copiados.",
		notCopied: "No se han podido copiar. Selecciónalos y cópialos.",
		download: "Descargar",
		kept: "Los he guardado",
		file: (handle, host) => `Códigos de recuperación de @${handle} en ${host}. Cada uno sirve una vez.`,
	},
};

export const passkeys: typeof Passkeys = {
	title: "Llaves de acceso",
	about: "Inicia sesión con tu huella, tu cara o el bloqueo del dispositivo, sin contraseña.",
	notHere: "Este navegador no puede usar llaves de acceso aquí. Necesitan https.",
	add: "Añadir| una llave de acceso",
	cancel: "Cancelar| la llave de acceso",
	ready: (name) => `La llave de acceso «${own(name)}» está lista.`,
	removed: (name) => `La llave de acceso «${own(name)}» se ha quitado.`,
	label: "Cómo llamarla",
	hint: "Para que luego sepas en qué dispositivo está.",
	act: "Añadir llave de acceso",
	acting: "Sigue en tu dispositivo…",
	added: (date) => `Añadida el ${date}`,
	addedAndUsed: (date, ago) => `Añadida el ${date}; último uso: ${ago}`,
	rename: (name) => `Renombrar| la llave de acceso ${own(name)}`,
	remove: (name) => `Quitar| la llave de acceso ${own(name)}`,
	newName: "Nombre nuevo de la llave de acceso",
	removing: "Ya no podrás iniciar sesión con ella. Puede que tu dispositivo aún la muestre; también puedes borrarla allí.",
	removeIt: "Quitar llave de acceso",
};
