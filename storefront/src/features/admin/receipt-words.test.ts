import type { Receipt } from '@lapidary/shared/publishing/release';
import { describe, expect, it } from 'vitest';
import {
  actorWords,
  byteWords,
  causeWords,
  phaseRows,
  receiptHeadline,
  secondsWords,
} from './receipt-words.ts';

const receipt = (changes: Partial<Receipt>): Receipt => ({
  releaseId: 'r_1',
  causes: [],
  changed: [],
  removed: [],
  rendered: 0,
  pages: 40,
  bytes: 0,
  phases: { snapshot: 3.21, plan: 0.4, render: 61.7, upload: 12, switch: 9.96, verify: 100 },
  requestedAt: '2026-01-01T00:00:00Z',
  liveAt: '2026-01-01T00:00:01Z',
  liveAfterMs: 812,
  verifiedUrl: null,
  ...changes,
});

describe('receiptHeadline', () => {
  it('counts changed and removed pages', () => {
    expect(receiptHeadline(receipt({ changed: ['/', '/rings/'], removed: ['/products/x/'] }))).toBe(
      '3 pages changed, live in 0.8 s',
    );
    expect(receiptHeadline(receipt({ changed: ['/'] }))).toBe('1 page changed, live in 0.8 s');
  });

  it('says so when nothing changed', () => {
    expect(receiptHeadline(receipt({}))).toBe('No page changed, done in 0.8 s');
  });
});

describe('parts of a receipt', () => {
  it('lists every phase', () => {
    expect(phaseRows(receipt({}).phases).map(({ ms }) => ms)).toEqual([
      '3.2',
      '0.4',
      '62',
      '12',
      '10.0',
      '100',
    ]);
  });

  it('words bytes', () => {
    expect([0, 999, 1536, 2_400_000].map(byteWords)).toEqual(['0 B', '999 B', '1.5 kB', '2.4 MB']);
  });

  it('words times', () => {
    expect([0, 812, 59_940, 90_000, 8_436_800].map(secondsWords)).toEqual([
      '0.0 s',
      '0.8 s',
      '59.9 s',
      '2 min',
      '2.3 h',
    ]);
  });

  it('words who did it', () => {
    expect(['system', 'u1', 'u2'].map((actor) => actorWords(actor, 'u1'))).toEqual([
      'the shop itself',
      'you',
      'another merchant',
    ]);
  });

  it('words causes', () => {
    const cause = { kind: 'publish' as const, actor: 'u', summary: 'Publish "Ring"' };
    expect(causeWords({ causes: [cause] })).toBe('Publish "Ring"');
    expect(causeWords({ causes: [cause, cause, cause] })).toBe('Publish "Ring" and 2 more');
  });
});
