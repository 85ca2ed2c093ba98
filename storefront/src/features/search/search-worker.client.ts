import { formatMoney } from '../../lib/format-money.ts';
import { loadSearch, type SearchData } from './load-search.ts';
import type { SearchAnswer, SearchReply, SearchRequest, ShownPiece } from './search-messages.ts';
import { type FoundPiece, type SearchOutcome, searchOver } from './search-pieces.ts';

interface Search extends SearchData {
  find: (query: string) => SearchOutcome;
}

let opened: Promise<Search> | undefined;

function open(): Promise<Search> {
  opened ??= loadSearch().then((data) => ({ ...data, find: searchOver(data.buckets) }));
  return opened;
}

async function shown(
  { index, pictureOf }: Search,
  { row, bucket, place }: FoundPiece,
  locale: string,
): Promise<ShownPiece> {
  return {
    slug: row.slug,
    title: row.title,
    price: formatMoney({ amount: row.fromPrice, currency: index.currency }, locale),
    priceVaries: row.priceVaries,
    soldOut: row.soldOut,
    picture: await pictureOf(bucket, place),
  };
}

async function answer(request: SearchRequest): Promise<SearchAnswer> {
  const search = await open();
  if ('query' in request) {
    const { pieces, partial } = search.find(request.query);
    const first = pieces.slice(0, request.limit);
    return {
      pieces: await Promise.all(first.map((piece) => shown(search, piece, request.locale))),
      total: pieces.length,
      partial,
    };
  }
  const slugs = new Set(request.slugs);
  const pieces = search.buckets.flatMap((rows, bucket) =>
    rows.flatMap((row, place): FoundPiece[] => (slugs.has(row.slug) ? [{ row, bucket, place }] : [])),
  );
  return {
    pieces: await Promise.all(pieces.map((piece) => shown(search, piece, request.locale))),
    total: pieces.length,
    partial: false,
  };
}

addEventListener('message', async ({ data }: MessageEvent<SearchRequest>) => {
  const reply: SearchReply = { id: data.id, answer: null };
  try {
    reply.answer = await answer(data);
  } catch {
    // Whoever asked says so; the next question reads again.
    opened = undefined;
  }
  postMessage(reply);
});
