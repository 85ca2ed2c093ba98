import type { Store } from '@lapidary/shared/catalog/store';
import { homePath, searchPath } from '@lapidary/shared/page-paths';
import { returnPolicy } from './return-policy.ts';

/**
 * The shop for search engines, on its home page: who sells here (Organization), and how to search (WebSite).
 * @param local the twin of a path in the page's language, as in the other functions for search engines.
 */
export function shopJsonLd({ name, url, contact }: Store, local = (path: string) => path): object {
  const home = url + homePath();
  const organization = `${home}#organization`;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'OnlineStore',
        '@id': organization,
        name,
        url: home,
        ...(contact?.email && { email: contact.email }),
        ...(contact?.phone && { telephone: contact.phone }),
        ...(contact?.address.length && { address: contact.address.join(', ') }),
        hasMerchantReturnPolicy: returnPolicy(url, local),
      },
      {
        '@type': 'WebSite',
        '@id': `${home}#website`,
        name,
        url: home,
        publisher: { '@id': organization },
        potentialAction: {
          '@type': 'SearchAction',
          target: {
            '@type': 'EntryPoint',
            urlTemplate: `${url}${local(searchPath())}?q={search_term_string}`,
          },
          'query-input': 'required name=search_term_string',
        },
      },
    ],
  };
}
