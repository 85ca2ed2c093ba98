/** A page's way down from the home page for search engines: schema.org BreadcrumbList. */
export const breadcrumbJsonLd = (
  trail: readonly { title: string; path?: string }[],
  origin: string,
): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: trail.map(({ title, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    // The last one is the page itself, which needs no address.
    ...(path !== undefined && { item: origin + path }),
  })),
});
