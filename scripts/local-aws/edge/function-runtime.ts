import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';
import type { RequestEvent } from './function-event.ts';

/** What a CloudFront Function gives back: the request to go on with, or an answer of its own. */
export type FunctionResult = { readonly uri: string } | GeneratedResponse;

export type GeneratedResponse = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, { readonly value: string }>>;
  readonly body?: { readonly data: string } | string;
};

export type EdgeFunction = (event: RequestEvent) => Promise<FunctionResult>;

/** What the function reads keys from. */
export type FunctionStore = { get(key: string): string | undefined };

const MAX_BYTES = 10 * 1024;
const IMPORT = /^import cf from 'cloudfront';$/m;

/**
 * Loads a CloudFront Function file as it is, with the store behind `import cf from 'cloudfront'`.
 * It runs in a context with the language's own globals only, as at CloudFront.
 * Throws when the file is over CloudFront's 10 KB or has no such import.
 */
export async function loadEdgeFunction(file: string, store: FunctionStore): Promise<EdgeFunction> {
  const source = await readFile(file, 'utf8');
  if (Buffer.byteLength(source) > MAX_BYTES) throw new Error(`${file} is over CloudFront's limit of 10 KB`);
  if (!IMPORT.test(source)) throw new Error(`${file} does not start with: import cf from 'cloudfront';`);
  const context = createContext(
    { cloudfront: { kvs: () => keyValueHandle(store) } },
    { codeGeneration: { strings: false, wasm: false } },
  );
  const script = `'use strict';${source.replace(IMPORT, 'const cf = cloudfront;')}\n;handler`;
  return runInContext(script, context, { filename: file }) as EdgeFunction;
}

/** The object that `cf.kvs()` gives inside a function: asynchronous, and `get` rejects for a missing key. */
function keyValueHandle(store: FunctionStore) {
  return {
    async get(key: string): Promise<string> {
      const value = store.get(key);
      if (value === undefined) throw new Error('KeyNotFound');
      return value;
    },
    async exists(key: string): Promise<boolean> {
      return store.get(key) !== undefined;
    },
  };
}

/** Checks what a function gave back. Throws for what CloudFront would refuse. */
export function checkFunctionResult(result: FunctionResult): FunctionResult {
  if ('statusCode' in result) {
    const { statusCode } = result;
    if (!Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599) {
      throw new Error(`the function returned the status ${statusCode}`);
    }
    return result;
  }
  if (typeof result.uri !== 'string' || !result.uri.startsWith('/')) {
    throw new Error(`the function returned the URI ${JSON.stringify(result.uri)}`);
  }
  return result;
}
