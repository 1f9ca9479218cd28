import { z } from 'zod';
import type { Running } from './server.ts';

/** The flags that every simulator takes; `--webhook-url X` is `webhookUrl`, a flag without a value is true. */
export const commonFlags = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  seed: z.string().default('1'),
  journal: z.string().optional(),
  allowKill: z.boolean().default(false),
});

const camelCase = (flag: string): string => flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const WORDS: Readonly<Record<string, boolean>> = { true: true, false: false };

const readArguments = (argv: readonly string[]): Record<string, string | boolean> => {
  const values: Record<string, string | boolean> = {};
  for (const [index, word] of argv.entries()) {
    if (!word.startsWith('--')) continue;
    const next = argv[index + 1];
    values[camelCase(word.slice(2))] = next === undefined || next.startsWith('--') ? true : (WORDS[next] ?? next);
  }
  return values;
};

/** Reads the flags by this schema; says everything that is wrong with them at once and ends with 2. */
export const readFlags = <T extends z.ZodType>(
  schema: T,
  argv: readonly string[] = process.argv.slice(2),
): z.output<T> => {
  const parsed = schema.safeParse(readArguments(argv));
  if (parsed.success) return parsed.data;
  process.stderr.write(`${z.prettifyError(parsed.error)}\n`);
  process.exit(2);
};

/** Prints the line that the supervisor waits for, and closes on SIGTERM and SIGINT. */
export const announce = (running: Running): void => {
  process.stdout.write(`ready ${running.url}\n`);
  const end = (): void => void running.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
};
