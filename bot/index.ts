/** The bot Worker's entry: both of its queues, the real clock and the real network. */
import { commands } from "./commands/index.ts";
import { type BotEnv, createConsumer } from "./consumer.ts";

const consume = createConsumer(commands, { fetch: (url, init) => fetch(url, init), now: () => Date.now() });

export default { queue: consume } satisfies ExportedHandler<BotEnv>;
