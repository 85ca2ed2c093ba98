import { z } from 'zod';

const environment = z.object({ LAPIDARY_PORT: z.coerce.number().int().min(1).max(65_535).default(4321) });

/** The address of the running shop. Throws an error that names the variable when it is wrong. */
export function readShopUrl(variables: Readonly<Record<string, string | undefined>> = process.env): string {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) throw new Error('LAPIDARY_PORT has to be a port number, 1 to 65535.');
  return `http://localhost:${parsed.data.LAPIDARY_PORT}`;
}
