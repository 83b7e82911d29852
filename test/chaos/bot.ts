/** A bot that fails at random and takes every job twice; its queue handling is the real one. */
import { answered, defineCommand, refused } from "../../bot/command.ts";
import { type BotEnv, createConsumer } from "../../bot/consumer.ts";

const echo = defineCommand({
	name: "echo",
	usage: "/echo=WORDS",
	about: "Says it again, or fails",
	async run(args) {
		const chance = Math.random();
		if (chance < 0.15) throw new Error("chaos");
		if (chance < 0.3) return { kind: "later", code: "unavailable" };
		if (chance < 0.4) return refused("not_found", "Nothing answers.");
		return answered({ text: `${args}, says the bot` });
	},
});

const consume = createConsumer([echo], { fetch: (url, init) => fetch(url, init), now: Date.now });

export default {
	async queue(batch, env, ctx) {
		await Promise.all([consume(batch, env, ctx), consume(batch, env, ctx)]);
	},
} satisfies ExportedHandler<BotEnv>;
