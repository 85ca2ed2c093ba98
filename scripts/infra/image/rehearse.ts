import { execFileSync } from 'node:child_process';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseCopy, parseDockerfile, type Stage } from './parse-dockerfile.ts';
import { tryPrograms } from './try-programs.ts';

const USAGE = `Usage: node scripts/infra/image/rehearse.ts [--keep]

Does the steps of the Dockerfile by hand in an empty folder, where there is no container engine: copies the files that
are committed, runs the commands, measures the result and starts every program of it against stand-ins of AWS.
What belongs to the system of the image (apk, adduser, chown) is left out.

  --keep  leave the folder there
  --help  this text`;

const REPOSITORY = resolve(import.meta.dirname, '../../..');
const MEGABYTE = 1_000_000;
const LIMIT = 250 * MEGABYTE;
/** Unpacked, by Alpine's package index: the base image; libstdc++ with libgcc; mariadb-client with what it needs. */
const SYSTEM_BYTES = (8 + 3 + 36) * MEGABYTE;
const OF_THE_SYSTEM = /^(apk|adduser) /;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function sizeOf(path: string): number {
  const found = lstatSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** Copies what is committed, as a clean clone would have it. */
function copyCommitted(source: string, target: string): void {
  const files = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', source],
    {
      cwd: REPOSITORY,
      encoding: 'utf8',
    },
  );
  const isFolder = statSync(join(REPOSITORY, source)).isDirectory();
  for (const file of files.split('\0').filter(Boolean)) {
    const place = isFolder ? join(target, file.slice(source.length)) : join(target, basename(file));
    cpSync(join(REPOSITORY, file), place, { recursive: true });
  }
}

/** Does a stage's steps in a folder of its own, which stands for `/app`. */
function doStage(stage: Stage, app: string, folders: ReadonlyMap<string, string>): void {
  for (const { name, text } of stage.instructions) {
    const startedAt = performance.now();
    if (name === 'COPY') {
      const { from, sources, target } = parseCopy(text);
      if (from === undefined) for (const source of sources) copyCommitted(source, join(app, target));
      else if (target === '/app')
        cpSync(folders.get(from)!, app, { recursive: true, verbatimSymlinks: true });
    } else if (name === 'RUN' && !OF_THE_SYSTEM.test(text)) {
      const command = text.replaceAll('/app', app).replace(/ && chown .*/, '');
      execFileSync('sh', ['-c', command], { cwd: app, stdio: ['ignore', 'ignore', 'inherit'] });
    } else continue;
    say(`  ${name} ${text}  (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, keep: { type: 'boolean' } } });
  if (values.help) return say(USAGE);
  const folder = mkdtempSync(join(tmpdir(), 'lapidary-image-'));
  try {
    const folders = new Map<string, string>();
    let app = folder;
    for (const [index, stage] of parseDockerfile(
      readFileSync(join(REPOSITORY, 'Dockerfile'), 'utf8'),
    ).entries()) {
      app = join(folder, `stage-${index}`, 'app');
      mkdirSync(app, { recursive: true });
      say(`FROM ${stage.base}`);
      doStage(stage, app, folders);
      if (stage.name !== undefined) folders.set(stage.name, app);
    }
    const bytes = { app: sizeOf(app), node: sizeOf(process.execPath), system: SYSTEM_BYTES };
    const total = bytes.app + bytes.node + bytes.system;
    const megabytes = (size: number) => `${Math.round(size / MEGABYTE)} MB`;
    say(
      `${megabytes(total)}: ${megabytes(bytes.app)} measured, Node ${megabytes(bytes.node)}, system about ${megabytes(bytes.system)}`,
    );
    if (total > LIMIT) throw new Error(`the image would be larger than ${megabytes(LIMIT)}`);
    const home = join(folder, 'home');
    mkdirSync(home);
    await tryPrograms(app, home, say);
  } finally {
    if (values.keep) say(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`rehearse: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
