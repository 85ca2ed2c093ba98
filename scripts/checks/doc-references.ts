// Every file, folder and npm command that README.md and docs/ mention exists. Run by `npm run verify`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repo } from '../start/bootstrap/read-settings.mjs';
import { findDeadReferences } from './find-dead-references.ts';

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: repo,
  encoding: 'utf8',
});
const files = listed.split('\0').filter(Boolean);
const { scripts } = JSON.parse(readFileSync(path.join(repo, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

const pages = files.filter((file) => file === 'README.md' || /^docs\/.+\.md$/.test(file));
const dead = pages.flatMap((page) =>
  findDeadReferences({ page, text: readFileSync(path.join(repo, page), 'utf8'), files, commands: scripts }),
);

for (const { page, line, reference, reason } of dead)
  console.error(`${page}:${line}  ${reference}  ${reason}`);
console.log(`${pages.length} pages, ${dead.length} dead references`);
process.exitCode = dead.length > 0 ? 1 : 0;
