import { describe, expect, it } from 'vitest';
import { ArgumentsError, parseImportArguments } from './import-arguments.ts';

describe('the command line of an import', () => {
  it('names a file and what to do with it', () => {
    expect(parseImportArguments(['a.csv'])).toEqual({
      help: false,
      path: 'a.csv',
      dryRun: false,
      overwriteStock: false,
    });
    expect(parseImportArguments(['--stock', 'a.csv', '--dry-run'])).toMatchObject({
      dryRun: true,
      overwriteStock: true,
    });
    expect(parseImportArguments(['--help'])).toEqual({ help: true });
  });

  it.each([[[]], [['a.csv', 'b.csv']], [['--force', 'a.csv']], [['--stock=1', 'a.csv']]])(
    'is refused with one line: %j',
    (args) => {
      try {
        parseImportArguments(args);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(ArgumentsError);
        expect((error as Error).message).not.toContain('\n');
      }
    },
  );
});
