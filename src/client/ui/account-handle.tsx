/** Tells the browser whose password a form is about, so that it fills in and keeps the right one. Nobody else sees it. */
export function KnownHandle({ handle }: { handle: string }) {
	return <input class="visually-hidden" type="text" value={handle} autoComplete="username" readOnly tabIndex={-1} aria-hidden="true" />;
}
