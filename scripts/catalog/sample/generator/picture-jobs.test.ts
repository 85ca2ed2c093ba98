import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleCatalog } from '../sample-catalog.ts';
import type { SamplePiece } from '../sample-piece.ts';
import { pictureJobs, viewOf } from './picture-jobs.ts';
import { recipes } from './recipes.ts';

const pieces = sampleCatalog.flatMap((category) => category.pieces);
const jobs = pictureJobs(pieces);
const blender = join(import.meta.dirname, 'blender');

describe('the pictures to render', () => {
  it('are all pictures of the catalog, the first one of each piece before any second', () => {
    const files = pieces.flatMap(({ pictures }) => pictures.map(({ file }) => file));
    expect(jobs.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
    const views = jobs.map(({ view }) => view);
    expect(views.lastIndexOf('front')).toBeLessThan(views.findIndex((view) => view !== 'front'));
  });

  it('are of designs that each have a recipe, and every recipe is used', () => {
    const used = new Set(jobs.map(({ recipe }) => recipe));
    expect(used.size).toBe(Object.keys(recipes).length);
    const pictures = [{ file: 'no-such-ring-close', alt: '' }];
    expect(() => pictureJobs([{ ...(pieces[0] as SamplePiece), pictures }])).toThrow(/no-such-ring-close/);
  });

  it('have a view by the ending of their name', () => {
    expect(['a-ring', 'a-ring-close', 'a-ring-scale', 'close-ring'].map(viewOf)).toEqual([
      'front',
      'close',
      'scale',
      'front',
    ]);
  });
});

describe('the recipes', () => {
  it('name forms, and measurements, that the generator has', () => {
    const code = readdirSync(join(blender, 'forms')).map((file) =>
      readFileSync(join(blender, 'forms', file), 'utf8'),
    );
    const forms = readFileSync(join(blender, 'forms/__init__.py'), 'utf8');
    for (const [design, { form, shape = {} }] of Object.entries(recipes)) {
      const [, name] = new RegExp(`"${form}": \\w+\\.(\\w+),`).exec(forms) ?? [];
      expect(name, design).toBeDefined();
      const [, parameters] = new RegExp(`^def ${name}\\((.*)\\):$`, 'm').exec(code.join('\n')) ?? [];
      const names = (parameters ?? '').split(', ').map((parameter) => parameter.split('=')[0]);
      expect(names, design).toEqual(expect.arrayContaining(['metal', ...Object.keys(shape)]));
    }
  });
});
