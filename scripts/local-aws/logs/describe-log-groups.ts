import { z } from 'zod';
import { accountId, region } from '../constants.ts';
import type { LogStore } from './log-store.ts';

const MAX_GROUPS = 50;

export const DescribeLogGroupsInput = z.object({
  logGroupNamePrefix: z.string().optional(),
  limit: z.int().min(1).max(MAX_GROUPS).default(MAX_GROUPS),
  nextToken: z.string().optional(),
});

/** Groups by name, in pages; the token is the last name of the page before. */
export function describeLogGroups(store: LogStore, input: z.output<typeof DescribeLogGroupsInput>) {
  const { logGroupNamePrefix: prefix = '', limit, nextToken = '' } = input;
  const found = store.groups().filter(({ name }) => name.startsWith(prefix) && name > nextToken);
  const page = found.slice(0, limit);
  return {
    logGroups: page.map(({ name, createdAt }) => {
      const arn = `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
      const storedBytes = store.storedBytes(name);
      return { logGroupName: name, creationTime: createdAt, arn: `${arn}:*`, logGroupArn: arn, storedBytes };
    }),
    nextToken: found.length > page.length ? page.at(-1)?.name : undefined,
  };
}
