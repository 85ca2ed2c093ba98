/** The zone that answers for a domain: the longest name that is the domain or ends it. */
export function zoneOf<Zone extends { readonly Name?: string | undefined }>(
  domain: string,
  zones: readonly Zone[],
): Zone | undefined {
  const nameOf = ({ Name = '' }: Zone): string => Name.replace(/\.$/, '');
  return zones
    .filter((zone) => domain === nameOf(zone) || domain.endsWith(`.${nameOf(zone)}`))
    .toSorted((a, b) => nameOf(b).length - nameOf(a).length)
    .at(0);
}
