import type { FocalPoint, ProductDocument, Variant } from '@lapidary/shared/catalog/product';

/** A variant as a file has it: ids are given when it meets the shop. */
export type ParsedVariant = Omit<Variant, 'id'> & { stock: number };

export type ParsedDocument = Omit<ProductDocument, 'variants' | 'images' | 'collectionSlugs'> & {
  variants: ParsedVariant[];
};

/** A picture that a product names, by a web address or the name of an uploaded file: it may turn out to be no good. */
export interface SourceImage {
  row: number;
  url: string;
  alt: string;
  focus?: FocalPoint;
}

/** A product as the file has it: everything but its pictures, of which only the addresses are known. */
export interface ParsedProduct {
  /** Where it begins in the file. */
  row: number;
  document: ParsedDocument;
  images: SourceImage[];
  publish: boolean;
}
