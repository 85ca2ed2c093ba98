import { z } from 'zod';
import { CognitoError } from '../errors.ts';
import { fields } from '../inputs.ts';
import { adminOperation } from '../operation.ts';

const input = z.object({
  UserPoolId: fields.UserPoolId,
  LambdaConfig: z.object({ PreTokenGeneration: z.string().optional() }).default({}),
});

/** Sets the triggers; one that is not named is none from then on, as in AWS. Other settings are fixed here. */
export const updateUserPool = adminOperation(input, (pool, { LambdaConfig: { PreTokenGeneration } }) => {
  if (PreTokenGeneration !== undefined && !Object.hasOwn(pool.functions, PreTokenGeneration)) {
    throw new CognitoError('InvalidParameterException', `There is no function ${PreTokenGeneration}`);
  }
  pool.triggers.preTokenGeneration = PreTokenGeneration;
  return {};
});
