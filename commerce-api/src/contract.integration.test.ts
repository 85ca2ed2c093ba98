import type { ErrorCode, Problem } from '@lapidary/shared/errors';
import { ERROR_STATUS } from '@lapidary/shared/errors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASES } from './contract/testing/cases.ts';
import { COMMON_CASES } from './contract/testing/common-cases.ts';
import { missingExamples } from './contract/testing/missing-examples.ts';
import { parameterExamples, requestOf, send } from './contract/testing/send.ts';
import { SET_UPS } from './contract/testing/set-ups.ts';
import { type ContractShop, furnish } from './contract/testing/shop.ts';
import { createCustomer, enter } from './customers/testing/new-customer.ts';
import { signIn } from './customers/testing/sign-in.ts';
import { type ApiOperation, readOperations } from './platform/testing/api-document.ts';
import { departuresOf } from './platform/testing/hold-to-document.ts';
import { createTestApp } from './platform/testing/test-app.ts';
import { openTestDatabase } from './platform/testing/test-database.ts';

const { database } = await openTestDatabase();
const cognitoApi = createTestApp(database, { cognitoTokens: true });
const shop: ContractShop = {
  api: createTestApp(database),
  cognitoApi,
  signIn: async () => await signIn(cognitoApi.services.settings, await createCustomer(cognitoApi)),
  enter: async () => {
    const { browser, token } = await enter(cognitoApi, await createCustomer(cognitoApi));
    return { browser, token };
  },
};
beforeAll(async () => await furnish(shop));

const operations = await readOperations(shop.api.app);
const named = operations.map((operation) => [operation.name, operation] as const);
const successOf = ({ responses }: ApiOperation): [string, ApiOperation['responses'][string]] =>
  Object.entries(responses).find(([status]) => Number(status) < 300)!;
const codesOf = ({ responses }: ApiOperation): ErrorCode[] =>
  Object.values(responses).flatMap(
    ({ content }) => Object.keys(content?.['application/problem+json']?.examples ?? {}) as ErrorCode[],
  );

let examples = 0;
let errors = 0;
afterAll(() => {
  console.info(`contract: ${operations.length} operations, ${examples} examples, ${errors} errors provoked`);
});

describe.each(named)('%s', (_name, operation) => {
  it('has examples of what it is sent and of what it answers, and they fit', () => {
    expect(missingExamples(operation)).toEqual([]);
  });

  it.each(operation.body ? operation.bodyExamples : [undefined])(
    'answers the example %j as documented',
    async (example) => {
      const query = parameterExamples(operation, 'query');
      const queries = Object.keys(query).length > 0 ? [{}, query] : [{}];
      for (const chosen of queries) {
        const response = await send(operation, {
          ...(await requestOf(shop, operation, example)),
          query: chosen,
        });
        const [status] = successOf(operation);
        const type = response.headers.get('content-type') ?? '';
        const text =
          response.status === Number(status) && type.includes('event-stream')
            ? ''
            : await response.clone().text();
        expect([response.status, text]).toEqual([Number(status), text]);
        expect(await departuresOf(operation, response)).toEqual([]);
        await response.body?.cancel();
        examples += 1;
      }
    },
  );

  it.each(codesOf(operation))('can answer %s', async (code) => {
    const provoke = CASES[operation.name]?.[code] ?? COMMON_CASES[code];
    expect(provoke, `no case provokes ${code}`).toBeDefined();
    const response = await provoke!(shop, operation);
    expect(response, `no case provokes ${code}`).toBeDefined();
    const text = await response!.text();
    expect([response!.status, text]).toEqual([ERROR_STATUS[code], text]);
    expect((JSON.parse(text) as Problem).code).toBe(code);
    errors += 1;
  });
});

it('has set-ups and cases for operations that there are, and codes that they document', () => {
  const codes = new Map(operations.map((operation) => [operation.name, codesOf(operation)]));
  expect([...codes.keys()]).toEqual(expect.arrayContaining(Object.keys(SET_UPS)));
  for (const [name, cases] of Object.entries(CASES)) {
    expect(codes.get(name), name).toEqual(expect.arrayContaining(Object.keys(cases)));
  }
});
