import { z } from 'zod';
import { PRODUCT_CSV_COLUMNS } from './csv-columns.ts';

/** The largest CSV file: Shopify's own limit, with room. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;

/**
 * Where an import stands. Nothing is written before it is `applying`; `refused` is a file that cannot be read as a whole,
 * or of which nothing is fit to import.
 * `cancelled` was ended by a merchant: what it had imported by then, `done` products, stays.
 */
export const ImportState = z.enum([
  'uploading',
  'checking',
  'ready',
  'refused',
  'applying',
  'done',
  'failed',
  'cancelled',
]);
export type ImportState = z.infer<typeof ImportState>;

/** Somebody is at work on it, or about to be. */
export const isImportBusy = (state: ImportState): boolean => state === 'checking' || state === 'applying';

export const RequestImport = z
  .strictObject({
    fileName: z.string().trim().min(1).max(255),
    bytes: z.int().min(1).max(MAX_IMPORT_BYTES),
    /** Write the file's stock over that of variants which are there already; else only new ones take it. */
    overwriteStock: z.boolean().default(false),
  })
  .meta({ examples: [{ fileName: 'products.csv', bytes: 48_213 }] });
export type RequestImport = z.infer<typeof RequestImport>;

/** Columns of a file under names of their own, and what they are here; '' is one that is not imported. */
export const ColumnMapping = z.record(z.string().max(200), z.enum([...PRODUCT_CSV_COLUMNS, '']));
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const CheckImport = z
  .strictObject({
    /** In place of that of before. */
    mapping: ColumnMapping.optional(),
  })
  .meta({ examples: [{}, { mapping: { 'Product name': 'Title' } }] });
export type CheckImport = z.infer<typeof CheckImport>;

/** One wrong cell of a file: where it stands, what it holds, what is wrong with it and what to do. */
export const ImportFault = z.object({
  /** As a spreadsheet counts: the header is row 1. */
  row: z.int(),
  /** The column's name in the header; '' when the row as a whole is wrong. */
  column: z.string(),
  value: z.string(),
  reason: z.string(),
  fix: z.string(),
});
export type ImportFault = z.infer<typeof ImportFault>;

/** Products of a file by what an import does, or would do, to them. */
export const ImportCounts = z.object({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** With an error, and so left out. */
  failed: z.int(),
  variants: z.int(),
  /** Pictures that the shop has, that are still to be fetched, and that it cannot have. */
  pictures: z.object({ stored: z.int(), toFetch: z.int(), missing: z.int() }),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** A CSV file on its way into the catalog. */
export const ImportJob = z
  .object({
    id: z.string(),
    fileName: z.string(),
    state: ImportState,
    overwriteStock: z.boolean(),
    /** Names of the file's columns; none before it has been read. */
    header: z.array(z.string()),
    mapping: ColumnMapping,
    /** Products of the file; null before they have been counted. */
    total: z.int().nullable(),
    /** Products that the present step is done with. */
    done: z.int(),
    counts: ImportCounts.nullable(),
    /** The first of them; the file of errors has up to a thousand. */
    faults: z.array(ImportFault),
    faultCount: z.int(),
    notes: z.array(z.string()),
    noteCount: z.int(),
    /** Why it was refused, or could not be finished. */
    error: z.string().nullable(),
    publishRequestId: z.string().nullable(),
    actor: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({
    id: 'ImportJob',
    examples: [
      {
        id: '01KJ4TQ5S7U9W1Y3A5C7E9G1J3',
        fileName: 'products.csv',
        state: 'ready',
        overwriteStock: false,
        header: ['Handle', 'Product name', 'Variant Price'],
        mapping: { 'Product name': 'Title' },
        total: 55,
        done: 55,
        counts: {
          created: 12,
          changed: 40,
          unchanged: 0,
          failed: 3,
          variants: 130,
          pictures: { stored: 20, toFetch: 4, missing: 0 },
        },
        faults: [
          {
            row: 12,
            column: 'Variant Price',
            value: 'free',
            reason: 'is not an amount such as 42.99',
            fix: 'Write a number with a point, without currency or thousands separators: 1299.00',
          },
        ],
        faultCount: 3,
        notes: [],
        noteCount: 0,
        error: null,
        publishRequestId: null,
        actor: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071',
        createdAt: '2026-03-14T09:26:53.000Z',
        updatedAt: '2026-03-14T09:26:55.000Z',
      },
    ],
  });
export type ImportJob = z.infer<typeof ImportJob>;

/** The import, and the form by which its file is sent. */
export const RequestedImport = z
  .object({
    import: ImportJob,
    /** Send the fields and then the file as a form. */
    upload: z.object({
      url: z.string(),
      fields: z.record(z.string(), z.string()),
      expiresAt: z.iso.datetime(),
    }),
  })
  .meta({
    id: 'RequestedImport',
    examples: [
      {
        import: {
          id: '01KJ4TQ5S7U9W1Y3A5C7E9G1J3',
          fileName: 'products.csv',
          state: 'uploading',
          overwriteStock: false,
          header: [],
          mapping: {},
          total: null,
          done: 0,
          counts: null,
          faults: [],
          faultCount: 0,
          notes: [],
          noteCount: 0,
          error: null,
          publishRequestId: null,
          actor: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071',
          createdAt: '2026-03-14T09:26:53.000Z',
          updatedAt: '2026-03-14T09:26:53.000Z',
        },
        upload: {
          url: 'https://uploads.s3.amazonaws.com/',
          fields: { key: 'quarantine/imports/01KJ4TQ5S7U9W1Y3A5C7E9G1J3', 'Content-Type': 'text/csv' },
          expiresAt: '2026-03-14T09:41:53.000Z',
        },
      },
    ],
  });
export type RequestedImport = z.infer<typeof RequestedImport>;

/** The latest imports, the newest first. */
export const ImportList = z.object({ imports: z.array(ImportJob) }).meta({ id: 'ImportList' });
export type ImportList = z.infer<typeof ImportList>;
