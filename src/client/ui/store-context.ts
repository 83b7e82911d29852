/** How components reach the one store without passing it through every layer. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Store } from "../store.ts";

export const StoreContext = createContext<Store | undefined>(undefined);

export function useStore(): Store {
	const store = useContext(StoreContext);
	if (!store) throw new Error("This component was rendered outside of StoreContext.");
	return store;
}
