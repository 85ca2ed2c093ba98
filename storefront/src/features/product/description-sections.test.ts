import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptionHtml } from './description-html.ts';
import { divideDescription } from './description-sections.ts';

const divided = (markdown: string) => divideDescription(descriptionHtml(markdown), 'Details');

describe('divideDescription', () => {
  it('folds away the list of facts and what has a bold title', () => {
    const { lead, sections } = divided(
      'A plain band.\n\n- **Metal:** gold\n- **Width:** 6 mm\n\n**Who it suits.** Anyone.\n\n**Care.** Warm water.\n\nDry it.',
    );
    expect(lead).toBe('<p>A plain band.</p>');
    expect(sections.map(({ title }) => title)).toEqual(['Details', 'Who it suits', 'Care']);
    expect(sections[1]!.html).toBe('<p>Anyone.</p>');
    expect(sections[2]!.html).toBe('<p>Warm water.</p><p>Dry it.</p>');
  });

  it('takes headings as titles', () => {
    const { lead, sections } = divided(
      'Two words.\n\n## Materials\n\nGold & steel.\n\n## Certificate\n\nGIA 123.',
    );
    expect(lead).toBe('<p>Two words.</p>');
    expect(sections).toEqual([
      { title: 'Materials', html: '<p>Gold &amp; steel.</p>' },
      { title: 'Certificate', html: '<p>GIA 123.</p>' },
    ]);
  });

  it('leaves a description without titles as it is', () => {
    const html = descriptionHtml('One.\n\nTwo <b>bold</b> words.');
    expect(divideDescription(html, 'Details')).toEqual({
      lead: html.replaceAll('</p>\n', '</p>'),
      sections: [],
    });
    expect(divideDescription('loose text', 'Details')).toEqual({ lead: 'loose text', sections: [] });
  });

  it('loses no word of any description', () => {
    const words = (html: string) => html.replace(/<[^>]*>/g, ' ').match(/[a-z]+/g) ?? [];
    const block = fc.constantFrom(
      'one two',
      '- three\n- four',
      '**Five.** six',
      '## seven',
      '> eight',
      '**Nine**',
      '***',
    );
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        const html = descriptionHtml(blocks.join('\n\n'));
        const { lead, sections } = divideDescription(html, 'Details');
        const kept = [lead, ...sections.flatMap(({ title, html: inside }) => [title, inside])];
        const known = new Set(words(kept.join(' ').toLowerCase()));
        for (const word of words(html.toLowerCase())) if (word !== 'details') expect(known).toContain(word);
      }),
    );
  });
});
