import type { SearchAnswer, SearchReply, SearchRequest } from './search-messages.ts';

/** The catalog of the search could not be read: the shop is out of reach. */
export class SearchUnavailable extends Error {
  override name = 'SearchUnavailable';
}

interface Waiting {
  resolve: (answer: SearchAnswer) => void;
  reject: (error: SearchUnavailable) => void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let asked = 0;

function settle({ id, answer }: SearchReply): void {
  const { resolve, reject } = waiting.get(id)!;
  waiting.delete(id);
  if (answer) resolve(answer);
  else reject(new SearchUnavailable());
}

function start(): Worker {
  const started = new Worker(new URL('./search-worker.client.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => settle(data));
  // Its script could not be loaded: the next question tries again.
  started.addEventListener('error', () => {
    worker = undefined;
    for (const id of [...waiting.keys()]) settle({ id, answer: null });
  });
  return started;
}

/** Starts the worker with the first question. @throws SearchUnavailable */
function ask(question: { query: string; limit: number } | { slugs: string[] }): Promise<SearchAnswer> {
  worker ??= start();
  asked += 1;
  const request: SearchRequest = { id: asked, locale: document.documentElement.lang, ...question };
  return new Promise((resolve, reject) => {
    waiting.set(request.id, { resolve, reject });
    worker!.postMessage(request);
  });
}

/** The first `limit` pieces for some words. @throws SearchUnavailable */
export const findPieces = (query: string, limit: number): Promise<SearchAnswer> => ask({ query, limit });

/** What is known of the pieces with these slugs; those that are gone are missing. @throws SearchUnavailable */
export const findBySlugs = async (slugs: string[]): Promise<SearchAnswer['pieces']> =>
  (await ask({ slugs })).pieces;
