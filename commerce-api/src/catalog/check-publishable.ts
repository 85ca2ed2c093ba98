import type { ProductDocument } from '@lapidary/shared/catalog/product';
import { AppError } from '../platform/app-error.ts';

/** Paths of what a document has to have before shoppers may see it: a description of each picture. */
const missingPaths = ({ images }: ProductDocument): string[] =>
  images.flatMap(({ alt }, index) => (alt.trim() === '' ? [`images.${index}.alt`] : []));

/** What a document lacks to be published, in words; null when nothing. */
export function missingForPublish(document: ProductDocument): string | null {
  const [first, ...more] = missingPaths(document);
  if (first === undefined) return null;
  const position = Number(first.split('.')[1]) + 1;
  return more.length === 0
    ? `picture ${position} has no description`
    : `${more.length + 1} pictures have no description`;
}

/** @throws AppError `invalid_request` naming each picture without a description. */
export function checkPublishable(document: ProductDocument): void {
  const missing = missingForPublish(document);
  if (missing === null) return;
  const fields = missingPaths(document).map((path) => ({
    path,
    message: 'Describe what the picture shows, for people who do not see it.',
  }));
  throw new AppError('invalid_request', `“${document.title}” cannot be published: ${missing}.`, { fields });
}
