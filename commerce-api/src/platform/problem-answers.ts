import { ERROR_STATUS, ErrorCode, type Problem } from '@lapidary/shared/errors';
import { TITLES } from './problem-titles.ts';

/** Codes with when they are given, where the code alone does not say it. */
export type CodeNotes = Partial<Record<ErrorCode, string>>;

/** An answer in the OpenAPI document. */
export interface ProblemAnswer {
  description: string;
  headers?: Record<string, Header>;
  content: {
    'application/problem+json': {
      schema: { allOf: SchemaPart[] };
      examples: Record<string, ExampleReference>;
    };
  };
}

type Header = { required: true; description: string; schema: { type: 'string' } };

type SchemaPart =
  | { $ref: string }
  | { type: 'object'; properties: { code: { type: 'string'; enum: ErrorCode[] } } };

type ExampleReference = { $ref: `#/components/examples/${ErrorCode}`; summary: string };

type ErrorStatus = (typeof ERROR_STATUS)[ErrorCode];

/** Notes of every route that needs an access token. */
export const CUSTOMER: CodeNotes = { unauthenticated: 'the access token is missing, or not valid any more' };
/** Notes of every route that is the merchant’s. */
export const MERCHANT: CodeNotes = { ...CUSTOMER, forbidden: 'not a merchant' };
/** Notes of every route that is a manager’s. */
export const MANAGER: CodeNotes = { ...CUSTOMER, forbidden: 'not a manager' };
/** Notes of every route that trusts a cookie. */
export const SAME_ORIGIN: CodeNotes = { forbidden: 'sent by a page of another site' };

/** What a problem tells besides its code. */
const MORE: Partial<Record<ErrorCode, Partial<Problem>>> = {
  invalid_request: { fields: [{ path: 'quantity', message: 'Too small: expected number to be >=1' }] },
  out_of_stock: {
    lines: [
      {
        variantId: '01KJ4T9Z6N8Q2V5X7B3M1C0D4F',
        title: 'Solitaire Ring, Yellow gold / 6',
        requested: 3,
        available: 2,
        message: 'Only 2 left.',
      },
    ],
  },
  version_stale: {
    savedBy: { actor: '8f14e45f-ceea-4671-8a1b-2c3d4e5f6071', name: 'Lan', at: '2026-03-14T09:26:53.000Z' },
  },
  illegal_transition: { next: ['packed', 'cancelled'] },
};

const header = (description: string): Header => ({ required: true, description, schema: { type: 'string' } });
const RETRY_AFTER = { 'Retry-After': header('Seconds to wait') };
const HEADERS: Partial<Record<ErrorStatus, Record<string, Header>>> = {
  401: { 'WWW-Authenticate': header('`Bearer`') },
  429: RETRY_AFTER,
  503: RETRY_AFTER,
};

/** A problem of each code, as it is sent. */
export const problemExamples = (): Problem[] =>
  ErrorCode.options.map((code) => ({
    type: `/api/docs#${code}`,
    title: TITLES[code],
    status: ERROR_STATUS[code],
    code,
    detail: `${TITLES[code]}.`,
    requestId: '01KJ4TP4R6T8V0X2Z4B6D8F0H2',
    ...MORE[code],
  }));

const exampleOf = (code: ErrorCode, summary: string): ExampleReference => ({
  $ref: `#/components/examples/${code}`,
  summary,
});

function answerOf(status: ErrorStatus, notes: [ErrorCode, string][]): ProblemAnswer {
  const headers = HEADERS[status];
  return {
    description: notes.map(([code, note]) => `\`${code}\`: ${note}`).join('; '),
    ...(headers && { headers }),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', properties: { code: { type: 'string', enum: notes.map(([code]) => code) } } },
          ],
        },
        examples: Object.fromEntries(notes.map(([code, note]) => [code, exampleOf(code, note)])),
      },
    },
  };
}

const inSentence = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/**
 * Documents every problem that a route itself can answer with, one answer for each status. What any route can answer
 * because of what stands before all routes is added by `addCommonAnswers`.
 */
export function problems(...codes: (ErrorCode | CodeNotes)[]): { [status in ErrorStatus]?: ProblemAnswer } {
  const notes = Object.assign(
    {},
    ...codes.map((code) => (typeof code === 'string' ? { [code]: inSentence(TITLES[code]) } : code)),
  ) as CodeNotes;
  const byStatus = Object.groupBy(
    Object.entries(notes) as [ErrorCode, string][],
    ([code]) => ERROR_STATUS[code],
  ) as { [status in ErrorStatus]?: [ErrorCode, string][] };
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, entries]) => [
      status,
      answerOf(Number(status) as ErrorStatus, entries),
    ]),
  );
}

/** One answer for the codes of both; what `own` says of a code is more to the point. */
export function mergeProblems(own: ProblemAnswer, common: ProblemAnswer): ProblemAnswer {
  const notesOf = ({ content }: ProblemAnswer): [ErrorCode, string][] =>
    Object.entries(content['application/problem+json'].examples).map(([code, { summary }]) => [
      code as ErrorCode,
      summary,
    ]);
  const notes = new Map([...notesOf(common), ...notesOf(own)]);
  const [first] = notes.keys();
  return answerOf(ERROR_STATUS[first!], [...notes]);
}
