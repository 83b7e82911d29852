/** Brings an object's tables up to date. Each object lists its migrations in its own schema file. */

const LEDGER = "CREATE TABLE IF NOT EXISTS _migrations (number INTEGER PRIMARY KEY) STRICT";

/** Whether an object has ever stored anything: an object that was only asked must not start to cost storage. */
export function hasSchema(storage: DurableObjectStorage): boolean {
	return storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = '_migrations'").toArray().length > 0;
}

/**
 * Applies the migrations that have not run yet, in order, all or none. A migration that has been released is never
 * changed: a room that sleeps for years wakes up with an old one.
 */
export function migrate(storage: DurableObjectStorage, migrations: readonly string[]): void {
	storage.transactionSync(() => {
		storage.sql.exec(LEDGER);
		const done = storage.sql.exec<{ number: number }>("SELECT coalesce(max(number), 0) AS number FROM _migrations").one().number;
		for (let number = done + 1; number <= migrations.length; number++) {
			storage.sql.exec(migrations[number - 1] ?? "");
			storage.sql.exec("INSERT INTO _migrations VALUES (?)", number);
		}
	});
}
