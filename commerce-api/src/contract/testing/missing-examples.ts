import type { ApiOperation } from '../../platform/testing/api-document.ts';
import { faultOf } from '../../platform/testing/hold-to-document.ts';
import { parameterExamples } from './send.ts';

/** What an operation lacks of examples, and which of its examples do not fit. Empty when all is well. */
export function missingExamples(operation: ApiOperation): string[] {
  const { body, bodyExamples, parameters, responses } = operation;
  const paths = parameterExamples(operation, 'path');
  return [
    ...(body && bodyExamples.length === 0 ? ['no example of the body'] : []),
    ...bodyExamples.flatMap((example) => faultOf(body!, example) ?? []),
    ...parameters
      .filter(({ name, in: place }) => place === 'path' && !(name in paths))
      .map(({ name }) => `no example of {${name}}`),
    ...Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.values(content).flatMap(({ schema, examples = {} }) => {
        const values = Object.values(examples).map(({ value }) => value);
        if (values.length === 0) return [`no example of ${status}`];
        return values.flatMap((value) => (schema && faultOf(schema, value)) ?? []);
      }),
    ),
  ];
}
