export { cleanPictures } from './clean-pictures.ts';
export { FetchError, fetchBytes } from './fetch-bytes.ts';
export { findSourcePictures, type SourcePicture } from './find-source-pictures.ts';
export { storeImage } from './store-image.ts';
export { storeSocialImages } from './store-social-images.ts';
export { openPictureSource, type PictureSource, storeSourcePictures } from './store-source-pictures.ts';
