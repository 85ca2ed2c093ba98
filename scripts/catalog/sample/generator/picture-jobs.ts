import type { SamplePiece } from '../sample-piece.ts';
import { type Recipe, recipes } from './recipes.ts';

/** How much of a piece a picture shows: all of it, a part from near, or all of it beside a ruler. */
export type View = 'front' | 'close' | 'scale';

/** One picture to render. */
export interface PictureJob {
  /** Slug of the piece. */
  piece: string;
  /** Name in `pictures/`, without its ending. */
  file: string;
  view: View;
  recipe: Recipe;
}

/** A picture's view is the ending of its name, and its design what stands before. */
function readName(file: string): { design: string; view: View } {
  const [, design = file, view = 'front'] = /^(.+)-(close|scale)$/.exec(file) ?? [];
  return { design, view: view as View };
}

export const viewOf = (file: string): View => readName(file).view;

/**
 * The pictures of pieces, first all first ones, so that a run that is stopped leaves no piece without.
 * @throws {Error} for a picture of a design that has no recipe.
 */
export function pictureJobs(pieces: readonly SamplePiece[]): PictureJob[] {
  const jobs = pieces.flatMap(({ slug, pictures }) =>
    pictures.map(({ file }) => {
      const { design, view } = readName(file);
      const recipe = recipes[design];
      if (!recipe) throw new Error(`the picture ${file} of ${slug} is of a design without a recipe`);
      return { piece: slug, file, view, recipe };
    }),
  );
  const inOrder: View[] = ['front', 'scale', 'close'];
  return inOrder.flatMap((view) => jobs.filter((job) => job.view === view));
}
