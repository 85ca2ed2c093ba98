import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DumpDigest } from './digest-dump.ts';

const DUMP = `/*M!999999\\- enable the sandbox mode */ 
CREATE TABLE \`bags\` (
  \`id\` char(26) NOT NULL
);
CREATE TABLE \`orders\` (
);
set autocommit=0;
INSERT INTO \`bags\` VALUES ('INSERT INTO \`orders\` VALUES (1);\\n');
INSERT INTO \`bags\` VALUES ('ä');
commit;
`;

async function digest(chunks: readonly Buffer[]): Promise<{ passed: string; digest: DumpDigest }> {
  const reader = new DumpDigest();
  async function* source(): AsyncGenerator<Buffer> {
    yield* chunks;
  }
  const passed: Buffer[] = [];
  for await (const chunk of reader.read(source())) passed.push(chunk);
  return { passed: Buffer.concat(passed).toString(), digest: reader };
}

test('rows are counted by table; a table without any is named', async () => {
  const { digest: read } = await digest([Buffer.from(DUMP)]);
  const tables = read.tables();
  expect(tables.bags?.rows).toBe(2);
  expect(tables.orders?.rows).toBe(0);
  expect(Object.keys(tables)).toEqual(['bags', 'orders']);
});

test("the dump is passed on but for MariaDB's first line", async () => {
  const { passed } = await digest([Buffer.from(DUMP)]);
  expect(passed).toBe(DUMP.slice(DUMP.indexOf('\n') + 1));
});

test('however the stream is cut, the same is read', async () => {
  const whole = Buffer.from(DUMP);
  const { passed, digest: read } = await digest([whole]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: whole.length })), async (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
      const parts = edges.slice(1).map((end, index) => whole.subarray(edges[index], end));
      const other = await digest(parts);
      expect(other.passed).toBe(passed);
      expect(other.digest.tables()).toEqual(read.tables());
    }),
  );
});
