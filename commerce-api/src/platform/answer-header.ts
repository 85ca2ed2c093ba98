import type { Context } from 'hono';

interface NodeBindings {
  outgoing?: { setHeader(name: string, value: string): unknown };
}

/**
 * Sets a header of the answer to come, whoever gives it; a route may set another value. Node's server keeps it until then
 * as it is: in a `Headers` of Hono's it would be checked, copied and sorted several times, and answers have a dozen.
 */
export function setAnswerHeader(c: Context, name: string, value: string): void {
  const { outgoing } = (c.env ?? {}) as NodeBindings;
  if (outgoing) outgoing.setHeader(name, value);
  else c.header(name, value);
}
