import { editorialPaths } from '@lapidary/shared/page-paths';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { RETURN_DAYS } from '../found/return-policy.ts';
import { editorialHtml, readEditorialText } from './editorial-text.ts';
import { editorialTexts } from './editorial-texts.ts';

const facts = { shop: 'A*B* & <Sons>' };
const texts = editorialTexts(facts).map((text) => ({ ...text, html: editorialHtml(text, facts) }));
const textOf = (path: string) => texts.find((text) => text.path === path)!;

describe('the texts of the shop', () => {
  it('are there for every page that is listed', () => {
    expect(texts.map(({ path }) => path)).toEqual(editorialPaths());
  });

  it.each(editorialPaths())(
    '%s is well-formed, filled in, and without a heading of the first level',
    (path) => {
      const { html, title, description } = textOf(path);
      expect(XMLValidator.validate(`<html>${html.replaceAll('<br>', '')}</html>`)).toBe(true);
      expect(html + title + description).not.toMatch(/[{}]/);
      expect(html).not.toContain('<h1');
    },
  );

  it('prints the name of the shop as it is', () => {
    expect(textOf('/about/').html).toContain('A*B* &amp; &lt;Sons&gt;');
    expect(textOf('/about/').description).toContain('A*B* & <Sons>');
  });

  it('say what search engines are told of returns, and that the pictures are renders', () => {
    expect(textOf('/delivery/').html).toContain(`within ${RETURN_DAYS} days`);
    expect(textOf('/about/').html).toContain('computer renders, not photographs');
  });

  it('refuse a place that nothing is known for', () => {
    const source = '---\ntitle: T\ndescription: D\n---\nSee {nowhere}.\n';
    expect(() => editorialHtml(readEditorialText(source, facts), facts)).toThrow('{nowhere}');
    expect(() => readEditorialText(source.replace('T\n', '{here}\n'), facts)).toThrow('{here}');
    expect(() => readEditorialText('No title', facts)).toThrow('title');
  });
});

it('the table of ring sizes follows the American scale', () => {
  const rows = [...textOf('/ring-sizes/').html.matchAll(/<tr>\s*((?:<td>[^<]*<\/td>\s*)+)<\/tr>/g)].map(
    ([, cells]) => [...cells!.matchAll(/<td>([^<]*)<\/td>/g)].map(([, cell]) => cell!),
  );
  expect(rows).toHaveLength(17);
  for (const [us, , eu, diameter, circumference] of rows) {
    // 11.63 mm and 0.8128 mm for each size (32 thousandths of an inch).
    const across = 11.63 + 0.8128 * Number(us);
    expect(Number(diameter)).toBeCloseTo(across, 1);
    expect(Math.abs(Number(circumference) - across * Math.PI)).toBeLessThan(0.06);
    expect(Math.abs(Number(eu) - across * Math.PI)).toBeLessThanOrEqual(0.5);
  }
});
