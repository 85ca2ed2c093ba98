import { z } from 'zod';
import { Image } from '../catalog/product.ts';

export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
export const UploadContentType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/avif']);

export const RequestUpload = z
  .strictObject({
    fileName: z.string().trim().min(1).max(255),
    contentType: UploadContentType,
    bytes: z.int().min(1).max(MAX_UPLOAD_BYTES),
  })
  .meta({ examples: [{ fileName: 'ring.jpg', contentType: 'image/jpeg', bytes: 824_113 }] });
export type RequestUpload = z.infer<typeof RequestUpload>;

/** A presigned POST: send `fields` and then the file as multipart form data to `url`. */
export const PresignedUpload = z
  .object({
    id: z.string(),
    url: z.string(),
    fields: z.record(z.string(), z.string()),
    expiresAt: z.iso.datetime(),
  })
  .meta({
    id: 'PresignedUpload',
    examples: [
      {
        id: '01KJ4TE6H8K0M2P4R6T8V0X2Z4',
        url: 'https://uploads.s3.amazonaws.com/',
        fields: { key: 'quarantine/01KJ4TE6H8K0M2P4R6T8V0X2Z4', 'Content-Type': 'image/jpeg' },
        expiresAt: '2026-03-14T09:36:53.000Z',
      },
    ],
  });
export type PresignedUpload = z.infer<typeof PresignedUpload>;

export const CompleteUpload = z
  .strictObject({ alt: z.string().trim().max(500).default('') })
  .meta({ examples: [{ alt: 'A solitaire ring' }, {}] });
export type CompleteUpload = z.infer<typeof CompleteUpload>;

export const UploadedImage = z
  .object({ id: z.string().meta({ examples: ['01KJ4TE6H8K0M2P4R6T8V0X2Z4'] }), image: Image })
  .meta({ id: 'UploadedImage' });
export type UploadedImage = z.infer<typeof UploadedImage>;
