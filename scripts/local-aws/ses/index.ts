export { createSes } from './create-ses.ts';
