import type { keep as Keep, proof as Proof, sign as Sign } from "../en/sign.ts";

export const sign: typeof Sign = {
	handle: "Usuario",
	handleHint: "Un nombre corto y propio para iniciar sesión: letras a–z, cifras, «-» y «_».",
	handleTaken: "Este usuario ya está en uso. Elige otro.",
	password: "Contraseña",
	passwordHint: (least) => `Al menos ${least} caracteres; varias palabras juntas son una buena idea.`,
	show: (label) => `Mostrar| ${label}`,
	hide: (label) => `Ocultar| ${label}`,
	signingIn: "Iniciando sesión…",
	withPasskey: "Iniciar sesión con una llave de acceso",
	recoveryCode: "Código de recuperación",
	recoveryHint: "Cada código sirve una vez. Con otro podrás poner después una contraseña nueva.",
	wrongCode: "El usuario o el código no son correctos, o el código ya se usó.",
	create: "Crear cuenta",
	creating: "Creando…",
	seenAs: "Los demás te ven como {name}.",
	missing: {
		handle: "Escribe tu usuario.",
		password: "Escribe tu contraseña.",
		code: "Escribe uno de tus códigos de recuperación.",
	},
};

export const proof: typeof Proof = {
	ways: { password: "Usar la contraseña", passkey: "Usar una llave de acceso", recovery: "Usar un código de recuperación" },
	wrong: {
		password: "Esta no es tu contraseña.",
		recovery: "Este código no es correcto o ya se usó.",
		passkey: "Esta llave de acceso no pertenece a tu cuenta.",
	},
	password: "Tu contraseña",
	usedUp: "Con esto queda gastado.",
	passkey: "Tu dispositivo te pedirá la llave de acceso cuando continúes.",
	notChosen: "No se ha elegido ninguna llave de acceso.",
	known: "Este dispositivo ya tiene una llave de acceso de esta cuenta.",
	failed: "No se ha podido usar la llave de acceso.",
};

export const keep: typeof Keep = {
	title: "Crear una cuenta",
	lead: "Seguirás siendo {name}, aquí y en todos tus dispositivos. Lo que escribiste sigue siendo tuyo.",
	known: "¿Ya tienes una cuenta? Lo que escribiste como invitado se queda con ese nombre.",
	closed: "Este chat no admite cuentas nuevas. Lo que escribiste como invitado se queda con ese nombre.",
	signIn: "Iniciar sesión con tu cuenta",
};
