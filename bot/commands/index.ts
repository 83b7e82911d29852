/** The commands of this bot. A new one is a file beside this and a line below. */
import type { Command } from "../command.ts";
import { QuoteMemory } from "../quotes/memory.ts";
import { previewCommand } from "./preview.ts";
import { stockCommand } from "./stock.ts";

export const commands: readonly Command[] = [stockCommand(new QuoteMemory()), previewCommand];
