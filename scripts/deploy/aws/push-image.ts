import { randomBytes } from 'node:crypto';
import {
  CreateContainerServiceRegistryLoginCommand,
  type LightsailClient,
  RegisterContainerImageCommand,
} from '@aws-sdk/client-lightsail';
import type { RunCommand } from './run-command.ts';

/** What Lightsail calls the images of a service: `:service.app.7`. */
const LABEL = 'app';
/** The one repository of a service's registry, as AWS's own program for pushing has it. */
const REPOSITORY = 'sr';

/**
 * Builds the image of what is checked out, pushes it, and registers it with a container service.
 * @returns its name there.
 */
export async function pushImage(
  { lightsail, run }: { lightsail: LightsailClient; run: RunCommand },
  { service, revision, folder }: { service: string; revision: string; folder: string },
): Promise<string> {
  const local = `lapidary:${revision}`;
  // Lightsail's machines are of this kind, whatever the one is that builds.
  await run('docker', ['build', '--platform', 'linux/amd64', '--tag', local, folder]);
  const { registryLogin } = await lightsail.send(new CreateContainerServiceRegistryLoginCommand({}));
  const { username, password, registry } = registryLogin ?? {};
  if (!username || !password || !registry) throw new Error('Lightsail gave no access to its registry');
  await run('docker', ['login', '--username', username, '--password-stdin', registry], {
    input: password,
    quiet: true,
  });
  const remote = `${registry}/${REPOSITORY}:${Date.now()}-${randomBytes(6).toString('hex')}`;
  await run('docker', ['tag', local, remote]);
  const pushed = await run('docker', ['push', remote]);
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(pushed)?.[1];
  if (digest === undefined) throw new Error('docker push named no digest');
  const { containerImage } = await lightsail.send(
    new RegisterContainerImageCommand({ serviceName: service, label: LABEL, digest }),
  );
  if (!containerImage?.image) throw new Error('Lightsail did not name the image');
  return containerImage.image;
}
