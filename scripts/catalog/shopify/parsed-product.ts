import type { ProductDocument, Variant } from '@lapidary/shared/catalog/product';

/** A variant as a file has it: ids are given when it meets the shop. */
export type ParsedVariant = Omit<Variant, 'id'> & { stock: number };

export type ParsedDocument = Omit<ProductDocument, 'variants' | 'images' | 'collectionSlugs'> & {
  variants: ParsedVariant[];
};

/** A picture that a product names: fetched later, so the address may still turn out to be no good. */
export interface SourceImage {
  row: number;
  url: string;
  alt: string;
}

/** A product as the file has it: everything but its pictures, of which only the addresses are known. */
export interface ParsedProduct {
  document: ParsedDocument;
  images: SourceImage[];
  publish: boolean;
}
