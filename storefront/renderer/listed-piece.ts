import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { slugify } from '@lapidary/shared/page-paths';
import { namesChoice } from '../src/features/product/picture-of-choice.ts';
import { choicesOf, FILTER_PAGE_FACETS, facetsOf, filterName } from '../src/lib/card-facets.ts';
import type { ListingCard, ProductCard } from '../src/lib/catalog.ts';

/** The pictures of a card where another than the piece's first ones is wanted. */
type CardPictures = Pick<ProductCard, 'image' | 'hoverImage'>;

/** What listings show of a piece. */
export interface ListedPiece {
  card: ListingCard;
  /** By `filterName`, for each metal and stone of which there is a choice and that a picture shows. */
  pictures: Record<string, CardPictures>;
}

/** Pictures of a value: those whose descriptions name it. The others may show the piece in another metal. */
function picturesOf({ images }: PublishedProduct, value: string): CardPictures | null {
  const [image, hoverImage = null] = images.filter(({ alt }) => namesChoice(alt, value));
  return image ? { image, hoverImage } : null;
}

export function listedPiece(product: PublishedProduct, card: ProductCard): ListedPiece {
  const choices = choicesOf(product);
  const pictures = FILTER_PAGE_FACETS.filter((facet) => choices[facet].length > 1).flatMap((facet) =>
    choices[facet].flatMap((value) => {
      const shown = picturesOf(product, value);
      return shown ? [[filterName(facet, slugify(value)), shown] as const] : [];
    }),
  );
  return { card: { ...card, facets: facetsOf(product) }, pictures: Object.fromEntries(pictures) };
}
