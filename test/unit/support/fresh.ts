/** Before each file: one runtime serves them all, since starting it takes longer than most of them, but none finds another's traces. */
import { reset } from "cloudflare:test";
import { beforeAll } from "vitest";

beforeAll(() => reset());
