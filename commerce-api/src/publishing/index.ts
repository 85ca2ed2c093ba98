export { requestPublish } from './request-publish.ts';
