import path from 'node:path';

/** Where the page renderer of a home is kept: its bundle, and the assets that pages refer to. */
export const rendererFolders = (home: string): { rendererFolder: string; outFolder: string } => ({
  rendererFolder: path.join(home, 'renderer', 'bundle'),
  outFolder: path.join(home, 'renderer', 'assets'),
});
