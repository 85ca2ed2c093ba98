import { storeLanguages } from '@lapidary/shared/catalog/store';
import { editorialTexts } from '../features/editorial/editorial-texts.ts';
import { llmsText } from '../features/found/llms-text.ts';
import { catalog } from '../lib/catalog.ts';

export const GET = () => {
  const store = catalog().store();
  const { name } = store;
  const content = {
    categories: catalog()
      .navigation()
      .map(({ slug }) => catalog().category(slug)!),
    collections: catalog()
      .collections()
      .map(({ slug }) => catalog().collection(slug)!),
    texts: editorialTexts({ shop: name, language: storeLanguages(store)[0], prefix: '' }),
    feeds: catalog().buckets(),
  };
  return new Response(llmsText(store, content), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
