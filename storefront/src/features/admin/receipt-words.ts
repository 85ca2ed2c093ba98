import type { Receipt, ReleasePhases, ReleasesSummary } from '@lapidary/shared/publishing/release';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** 812 → "0.8 s"; a publish that waited for a publisher has taken "12 min" or "2.3 h". */
export function secondsWords(ms: number): string {
  if (ms < MINUTE_MS) return `${(ms / 1000).toFixed(1)} s`;
  return ms < HOUR_MS ? `${Math.round(ms / MINUTE_MS)} min` : `${(ms / HOUR_MS).toFixed(1)} h`;
}

/** "3 pages changed, live in 0.8 s" */
export function receiptHeadline({ changed, removed, liveAfterMs }: Receipt): string {
  const touched = changed.length + removed.length;
  if (touched === 0) return `No page changed, done in ${secondsWords(liveAfterMs)}`;
  return `${touched} ${touched === 1 ? 'page' : 'pages'} changed, live in ${secondsWords(liveAfterMs)}`;
}

/** 1536 → "1.5 kB", in the steps of 1,000 that bandwidth is counted in. */
export function byteWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${amount.toFixed(1)} ${unit}`;
}

const PHASES: [keyof ReleasePhases, string][] = [
  ['snapshot', 'Read the changes'],
  ['plan', 'Find the pages'],
  ['render', 'Render'],
  ['upload', 'Upload'],
  ['switch', 'Switch the edge'],
  ['verify', 'Check the public page'],
];

/** The steps of a publish in order, with their milliseconds: whole ones, or one decimal below ten. */
export const phaseRows = (phases: ReleasePhases): { name: string; ms: string }[] =>
  PHASES.map(([key, name]) => ({
    name,
    ms: phases[key] < 10 ? phases[key].toFixed(1) : phases[key].toFixed(0),
  }));

/** One line for a release made of several causes: the first, and how many more. */
export function causeWords({ causes }: Pick<Receipt, 'causes'>): string {
  const [first, ...rest] = causes;
  if (!first) return 'No cause recorded';
  return rest.length === 0 ? first.summary : `${first.summary} and ${rest.length} more`;
}

/**
 * Who did it: causes carry user ids, which say nothing to people.
 * @param me the id of who is looking, if known.
 * @param names of merchants by id, as far as whoever looks may know them.
 */
export function actorWords(actor: string, me: string | null, names?: ReadonlyMap<string, string>): string {
  if (actor === 'system') return 'the shop itself';
  return actor === me ? 'you' : (names?.get(actor) ?? 'another merchant');
}

/** "Half of the last 24 releases were live within 0.3 s, 95 % within 0.8 s." */
export function summaryWords({ releases, p50Ms, p95Ms }: ReleasesSummary): string {
  const within = (ms: number | null) => secondsWords(ms ?? 0);
  return releases === 1
    ? `The last release was live within ${within(p50Ms)}.`
    : `Half of the last ${releases} releases were live within ${within(p50Ms)}, 95 % within ${within(p95Ms)}.`;
}
