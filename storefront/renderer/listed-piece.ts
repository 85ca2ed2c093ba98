import type { PublishedProduct } from '@lapidary/shared/catalog/product';
import { slugify } from '@lapidary/shared/page-paths';
import { namesChoice } from '../src/features/product/picture-of-choice.ts';
import { choicesOf, FILTER_PAGE_FACETS, facetsOf, filterName } from '../src/lib/card-facets.ts';
import type { ListingCard, ProductCard, Swatch } from '../src/lib/catalog.ts';
import { metalColour } from '../src/lib/metal-colour.ts';

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

/** Metals of which there is a choice, a picture, and a colour to tell them by. */
function swatchesOf(
  metals: readonly string[],
  card: ProductCard,
  pictures: ListedPiece['pictures'],
): Swatch[] {
  const swatches = metals.flatMap((title): Swatch[] => {
    const name = filterName('metal', slugify(title));
    const colour = metalColour(title);
    const image = pictures[name]?.image;
    return colour && image ? [{ name, title, colour, shown: image.key === card.image?.key }] : [];
  });
  return swatches.length > 1 ? swatches : [];
}

export function listedPiece(product: PublishedProduct, card: ProductCard): ListedPiece {
  const choices = choicesOf(product);
  const shownByValue = FILTER_PAGE_FACETS.filter((facet) => choices[facet].length > 1).flatMap((facet) =>
    choices[facet].flatMap((value) => {
      const shown = picturesOf(product, value);
      return shown ? [[filterName(facet, slugify(value)), shown] as const] : [];
    }),
  );
  const pictures = Object.fromEntries(shownByValue);
  const swatches = swatchesOf(choices.metal, card, pictures);
  return { card: { ...card, facets: facetsOf(product), swatches }, pictures };
}
