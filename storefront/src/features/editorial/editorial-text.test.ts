import { LANGUAGES, type Language } from '@lapidary/shared/languages';
import { editorialPaths } from '@lapidary/shared/page-paths';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { RETURN_DAYS } from '../found/return-policy.ts';
import { editorialHtml, readEditorialText } from './editorial-text.ts';
import { editorialTexts } from './editorial-texts.ts';

const inLanguageOf = (language: Language, prefix: string) => {
  const facts = { shop: 'A*B* & <Sons>', language, prefix };
  return editorialTexts(facts).map((text) => ({ ...text, html: editorialHtml(text, facts) }));
};
const texts = { en: inLanguageOf('en', ''), vi: inLanguageOf('vi', 'vi') };
const textOf = (path: string, language: Language = 'en') =>
  texts[language].find((text) => text.path === path)!;

describe('the texts of the shop', () => {
  it.each(LANGUAGES)('are there for every page that is listed, in %s', (language) => {
    expect(texts[language].map(({ path }) => path)).toEqual(editorialPaths());
  });

  it.each(LANGUAGES.flatMap((language) => editorialPaths().map((path) => [language, path] as const)))(
    'in %s, %s is well-formed, filled in, and without a heading of the first level',
    (language, path) => {
      const { html, title, description } = textOf(path, language);
      expect(XMLValidator.validate(`<html>${html.replaceAll('<br>', '')}</html>`)).toBe(true);
      expect(html + title + description).not.toMatch(/[{}]/);
      expect(html).not.toContain('<h1');
    },
  );

  it('have the same parts in each language, and links to pages in theirs', () => {
    const tags = (html: string) => [...html.matchAll(/<(h2|li|tr|p|a)\b/g)].map(([, tag]) => tag);
    for (const path of editorialPaths()) {
      expect(tags(textOf(path, 'vi').html), path).toEqual(tags(textOf(path).html));
      const links = [...textOf(path, 'vi').html.matchAll(/href="(\/[^"]*)"/g)].map(([, link]) => link!);
      for (const link of links) expect(link).toMatch(/^\/vi\//);
    }
  });

  it('prints the name of the shop as it is', () => {
    expect(textOf('/about/').html).toContain('A*B* &amp; &lt;Sons&gt;');
    expect(textOf('/about/').description).toContain('A*B* & <Sons>');
  });

  it('say what search engines are told of returns, and that the pictures are renders', () => {
    expect(textOf('/delivery/').html).toContain(`within ${RETURN_DAYS} days`);
    expect(textOf('/delivery/', 'vi').html).toContain(`trong vòng ${RETURN_DAYS} ngày`);
    expect(textOf('/about/').html).toContain('computer renders, not photographs');
    expect(textOf('/about/', 'vi').html).toContain('hình dựng bằng máy tính, không phải ảnh chụp');
  });

  it('refuse a place that nothing is known for', () => {
    const facts = { shop: 'Shop', prefix: '' };
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
