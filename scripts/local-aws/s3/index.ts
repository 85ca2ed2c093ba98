export { createS3, type S3Options } from './create-s3.ts';
export type { Fault, Faults } from './faults.ts';
