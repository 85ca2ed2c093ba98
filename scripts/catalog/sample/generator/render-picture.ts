import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { PictureJob, View } from './picture-jobs.ts';

const SCRIPT = join(import.meta.dirname, 'blender', 'render_picture.py');
const BACKGROUND = ['--background', '--factory-startup', '-noaudio', '--threads', '1'];

/** Pixels, samples at most, and the noise at which a pixel has had enough of them. */
const QUALITY: Record<View, { width: number; height: number; samples: number; noise: number }> = {
  front: { width: 720, height: 900, samples: 32, noise: 0.1 },
  close: { width: 720, height: 900, samples: 24, noise: 0.12 },
  scale: { width: 640, height: 800, samples: 16, noise: 0.12 },
};

/**
 * Renders a picture with Blender, on one core and behind everything else that the machine does.
 * @param folder of the JPEG, which is there whole or not at all.
 * @throws {Error} with what Blender said, or how to get it.
 */
export async function renderPicture({ file, view, recipe }: PictureJob, folder: string): Promise<void> {
  const unfinished = join(folder, `${file}.rendering`);
  const { form, metal, shape = {} } = recipe;
  const job = JSON.stringify({ form, metal, shape, view, out: unfinished, ...QUALITY[view] });
  const blender = spawn(
    'blender',
    [...BACKGROUND, '--python-exit-code', '1', '--python', SCRIPT, '--', job],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [blender.stdout, blender.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
    });
  }
  if (blender.pid) setPriority(blender.pid, constants.priority.PRIORITY_LOW);
  try {
    const [code] = (await once(blender, 'close')) as [number];
    if (code !== 0) throw new Error(`Blender cannot render ${file}:\n${said}`);
    await rename(unfinished, join(folder, `${file}.jpg`));
  } catch (error) {
    await rm(unfinished, { force: true });
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || blender.pid) throw error;
    throw new Error('Blender is not here: apt-get install --no-install-recommends blender', { cause: error });
  }
}
