// Renders the pictures of the sample catalog that are not there yet.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleCatalog } from '../sample-catalog.ts';
import { type PictureJob, pictureJobs } from './picture-jobs.ts';
import { renderPicture } from './render-picture.ts';

const USAGE = `Usage: npm run pictures -- [--only NAME] [--list]

Renders the pictures of the sample catalog that scripts/catalog/sample/pictures does not have, one at a time and at
low priority, with Blender 3.4 (apt-get install --no-install-recommends blender). To have one again, delete it first.

  --only NAME   the pictures of one piece, by its slug, or one picture, by its name
  --list        name the pictures and whether they are there, and render nothing
  --help        show this text`;

const FOLDER = join(import.meta.dirname, '..', 'pictures');

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const isThere = ({ file }: PictureJob): boolean => existsSync(join(FOLDER, `${file}.jpg`));

async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string' }, list: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    print(USAGE);
    return;
  }
  const { only } = values;
  const all = pictureJobs(sampleCatalog.flatMap(({ pieces }) => pieces));
  const jobs = all.filter(({ piece, file }) => !only || piece === only || file === only);
  if (jobs.length === 0) throw new Error(`there is neither a piece nor a picture of the name ${only}`);
  const missing = jobs.filter((job) => !isThere(job));
  if (values.list) {
    for (const job of jobs)
      print(`${isThere(job) ? 'there  ' : 'missing'}  ${job.view.padEnd(5)}  ${job.file}`);
  }
  print(`${jobs.length} pictures, ${missing.length} missing`);
  if (values.list) return;
  for (const [index, job] of missing.entries()) {
    const started = performance.now();
    await renderPicture(job, FOLDER);
    const seconds = Math.round((performance.now() - started) / 1000);
    print(`${index + 1} of ${missing.length}: ${job.file}, ${seconds} s`);
  }
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`pictures: ${(error as Error).message}\n`);
  process.exitCode = 1;
});
