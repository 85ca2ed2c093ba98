import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkApp } from './checks/check-app.ts';
import { createApp } from './create-app.ts';
import { Deployment, exampleDeployment } from './deployment.ts';
import { costsOf, monthlyCost, ProfileName, profiles } from './profiles.ts';

const USAGE = `Usage: npm run infra:synth [-- --profile NAME | --config FILE] [--out FOLDER]

Writes the CloudFormation templates of the shop's stacks and checks them. Needs no AWS account and no network.

  --profile NAME  ${ProfileName.options.join(' or ')}, for a shop of nobody; without it, all of them one after the other
  --config FILE   for a real shop: JSON as described in scripts/infra/deployment.ts
  --out FOLDER    where the templates go (default .local/infra)
  --help          this text`;

/** @throws naming every wrong field. */
function readDeployment(file: string): Deployment {
  const parsed = Deployment.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${file} is wrong: ${faults.join('; ')}`);
}

function chosen(values: { profile?: string; config?: string }): Deployment[] {
  if (values.config !== undefined && values.profile !== undefined) {
    throw new Error('--config names the profile itself; leave --profile out');
  }
  if (values.config !== undefined) return [readDeployment(values.config)];
  if (values.profile === undefined) return ProfileName.options.map(exampleDeployment);
  const profile = ProfileName.safeParse(values.profile);
  if (!profile.success) throw new Error(`--profile must be ${ProfileName.options.join(' or ')}`);
  return [exampleDeployment(profile.data)];
}

/** @returns how many faults there are. */
function synth(deployment: Deployment, outdir: string): number {
  const startedAt = performance.now();
  const profile = profiles[deployment.profile];
  const { resources, faults } = checkApp(createApp(deployment, outdir), profile);
  const stacks = new Set(resources.map(({ stack }) => stack)).size;
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  process.stdout.write(
    `${profile.name}: ${stacks} stacks, ${resources.length} resources, ${faults.length} faults, ${seconds} s → ${outdir}\n`,
  );
  for (const { service, basis, dollars } of costsOf(profile)) {
    process.stdout.write(`  $${dollars.toFixed(2).padStart(6)}  ${service} (${basis})\n`);
  }
  process.stdout.write(`  $${monthlyCost(profile).toFixed(2).padStart(6)}  a month, without traffic\n`);
  for (const fault of faults) process.stderr.write(`  ${fault}\n`);
  return faults.length;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      profile: { type: 'string' },
      config: { type: 'string' },
      out: { type: 'string', default: '.local/infra' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const counts = chosen(values).map((deployment) => synth(deployment, `${values.out}/${deployment.profile}`));
  const faults = counts.reduce((sum, count) => sum + count, 0);
  if (faults > 0) throw new Error(`${faults} faults in the templates`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`infra:synth: ${(error as Error).message}\n`);
  process.exitCode = 1;
}
