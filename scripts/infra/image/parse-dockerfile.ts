/** One line of a Dockerfile, such as `{ name: 'RUN', text: 'npm ci' }`. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly base: string;
  /** What other stages call it; undefined for the last. */
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** @throws for what comes before the first stage, and for lines that go on, which ours does not use. */
export function parseDockerfile(source: string): Stage[] {
  const stages: { base: string; name: string | undefined; instructions: Instruction[] }[] = [];
  for (const line of source.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (line.endsWith('\\')) throw new Error(`the Dockerfile has a line that goes on: ${line}`);
    const [, name, text] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (name === undefined || text === undefined)
      throw new Error(`the Dockerfile has a strange line: ${line}`);
    if (name === 'FROM') {
      const [base = '', , stage] = text.split(' ');
      stages.push({ base, name: stage, instructions: [] });
    } else if (!stages.at(-1)?.instructions.push({ name, text })) {
      throw new Error(`the Dockerfile has a line before its first stage: ${line}`);
    }
  }
  return stages;
}

/** The parts of a COPY: from which stage (undefined: the repository), what, and where to. */
export function parseCopy(text: string): { from: string | undefined; sources: string[]; target: string } {
  const words = text.split(' ');
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const target = words.pop();
  if (target === undefined || words.length === 0)
    throw new Error(`the Dockerfile has a strange COPY: ${text}`);
  return { from, sources: words, target };
}
