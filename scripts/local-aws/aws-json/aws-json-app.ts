import { Hono } from 'hono';
import { z } from 'zod';
import { AwsJsonError } from './aws-json-error.ts';

/** One operation of a service: input as parsed JSON in, output to be sent as JSON out. */
export type AwsJsonOperation = (input: unknown) => object | Promise<object>;

export interface AwsJsonService {
  /** What stands before the operation in `x-amz-target`, such as `secretsmanager`. */
  readonly target: string;
  readonly operations: Readonly<Record<string, AwsJsonOperation>>;
  /** Receives one line per request, and the stack of what should not have happened. */
  readonly log?: ((line: string) => void) | undefined;
}

/** Binds a schema to what is done with inputs that satisfy it; others are an InvalidParameterException. */
export function operation<Schema extends z.ZodType>(
  schema: Schema,
  run: (input: z.output<Schema>) => object | Promise<object>,
): AwsJsonOperation {
  return (input) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return run(parsed.data);
    throw new AwsJsonError('InvalidParameterException', z.prettifyError(parsed.error));
  };
}

/**
 * A service of the AWS JSON 1.1 protocol: every request is a POST on `/` whose `x-amz-target` names the operation.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function createAwsJsonApp({ target, operations, log = () => undefined }: AwsJsonService): Hono {
  const app = new Hono();
  app.post('/', async ({ req }) => {
    const name = req.header('x-amz-target') ?? '';
    const [service, operationName = ''] = name.split('.');
    try {
      const run = service === target && Object.hasOwn(operations, operationName) && operations[operationName];
      if (!run) throw new AwsJsonError('UnknownOperationException', `${name} is not offered here.`);
      const output = await run(parse(await req.text()));
      log(`${name} 200`);
      return reply(output, 200);
    } catch (error) {
      const refusal = asRefusal(error, log);
      log(`${name} ${refusal.status} ${refusal.type}`);
      return reply({ __type: refusal.type, message: refusal.message }, refusal.status);
    }
  });
  return app;
}

function reply(body: object, status: number): Response {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': crypto.randomUUID() };
  return new Response(JSON.stringify(body), { status, headers });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch (error) {
    throw new AwsJsonError('SerializationException', `The body is not JSON: ${String(error)}`);
  }
}

function asRefusal(error: unknown, log: (line: string) => void): AwsJsonError {
  if (error instanceof AwsJsonError) return error;
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new AwsJsonError('InternalFailure', 'An internal error occurred.', 500);
}
