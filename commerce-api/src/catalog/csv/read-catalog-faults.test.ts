import { describe, expect, it } from 'vitest';
import { csvBytes, plainRow, ring, ringRow } from '../testing/csv-fixture.ts';
import { faultsOf, parseCatalog, refusal } from '../testing/parse-catalog.ts';
import { describeFault, type ImportError } from './import-error.ts';

type Rows = Parameters<typeof csvBytes>[0];

const parse = async (rows: Rows, options?: Parameters<typeof csvBytes>[1]) =>
  await parseCatalog(csvBytes(rows, options), 'USD');

describe('a faulty file', () => {
  it('names row, column, value and reason of every fault', async () => {
    expect(
      await faultsOf([
        ring('Gold', 'abc', { 'Variant Inventory Qty': '1.5' }),
        ringRow('Silver', '', { 'Variant Grams': 'heavy' }),
        plainRow({ Title: '', 'Variant Compare At Price': '1,299.00' }),
      ]),
    ).toEqual([
      'row 2, column Variant Price, "abc": is not an amount such as 42.99',
      'row 2, column Variant Inventory Qty, "1.5": must be a whole number',
      'row 3, column Variant Price, empty: every variant needs a price',
      'row 3, column Variant Grams, "heavy": must be a weight in grams such as 28 or 3.5',
      'row 4, column Variant Compare At Price, "1,299.00": is not an amount such as 42.99',
      'row 4, column Title, empty: must not be empty',
    ]);
  });

  it.each<[string, Rows, RegExp]>([
    [
      'rows of a product apart',
      [ring('Gold', '9'), plainRow(), ringRow('Silver', '8')],
      /^row 4, column Handle, "ring": row 2 has this handle too/,
    ],
    [
      'a row without handle',
      [plainRow(), { Title: 'Lost' }],
      /^row 3, column Handle, empty: every row needs/,
    ],
    [
      'a handle that is no slug',
      [plainRow({ Handle: 'Émeraude Ring' })],
      /^row 2, column Handle, "Émeraude Ring": .*"emeraude-ring" would do$/,
    ],
    [
      'the same combination twice',
      [ring('Gold', '9'), ringRow('Silver', '8'), ringRow('Gold', '7')],
      /^row 4, column Option1 Value, "Gold": row 2 is already the variant Gold$/,
    ],
    [
      'a second variant without options',
      [plainRow(), { Handle: 'plain-band', 'Option1 Value': 'Default Title', 'Variant Price': '5' }],
      /^row 3, column Variant Price, .*which is row 2$/,
    ],
    [
      'an option value missing',
      [ring('Gold', '9'), ringRow('', '8')],
      /^row 3, column Option1 Value, empty: the variant needs a value for "Metal"$/,
    ],
    [
      'an option without a name',
      [ring('Gold', '9', { 'Option2 Value': '7' })],
      /^row 2, column Option2 Value, "7": the option has no name in row 2$/,
    ],
    [
      'a gap between options',
      [ring('Gold', '9', { 'Option3 Name': 'Size', 'Option3 Value': '7' })],
      /^row 2, column Option2 Name, empty: is empty although Option3 Name is filled$/,
    ],
    [
      'two names for one option',
      [ring('Gold', '9'), ringRow('Silver', '8', { 'Option1 Name': 'Color' })],
      /^row 3, column Option1 Name, "Color": the option is called "Metal" in row 2$/,
    ],
    [
      'one option name twice',
      [ring('Gold', '9', { 'Option2 Name': 'Metal', 'Option2 Value': 'Silver' })],
      /^row 2, column Option2 Name, "Metal": /,
    ],
    [
      'a fourth option',
      [ring('Gold', '9', { 'Option4 Name': 'Finish', 'Option4 Value': 'Matte' })],
      /^row 2, column Option4 Value, "Matte": a product has at most 3 options$/,
    ],
    [
      'another title under the same handle',
      [ring('Gold', '9'), ringRow('Silver', '8', { Title: 'Other Ring' })],
      /^row 3, column Title, "Other Ring": row 2 calls the product "Ring"/,
    ],
    [
      'a title too long',
      [plainRow({ Title: 'x'.repeat(201) })],
      /^row 2, column Title, .*at most 200 characters$/,
    ],
    [
      'a tag too long',
      [plainRow({ Tags: `Gold, ${'x'.repeat(61)}` })],
      /^row 2, column Tags, .*at most 60 characters$/,
    ],
    [
      'an SEO description too long',
      [plainRow({ 'SEO Description': 'x'.repeat(501) })],
      /^row 2, column SEO Description, .*at most 500 characters$/,
    ],
    [
      'an option value too long',
      [ring('Gold', '9'), ringRow('x'.repeat(101), '8')],
      /^row 3, column Option1 Value, .*at most 100 characters$/,
    ],
    ['a type too long', [plainRow({ Type: 'x'.repeat(101) })], /^row 2, column Type, .*100 are possible$/],
    [
      'an image position that is none',
      [plainRow({ 'Image Src': 'https://a.example/1', 'Image Position': 'top' })],
      /^row 2, column Image Position, "top"/,
    ],
    ...['middle', '50%', '50% 101%', '0.5 0.3', '-1% 5%'].map((point): [string, Rows, RegExp] => [
      `the focal point ${point}`,
      [plainRow({ 'Image Src': 'https://a.example/1', 'Image Focal Point': point })],
      new RegExp(`^row 2, column Image Focal Point, "${point}": must be two percentages`),
    ]),
    [
      'a status nobody knows',
      [plainRow({ Status: 'sold' })],
      /^row 2, column Status, "sold": must be active, draft/,
    ],
    [
      'too much stock',
      [plainRow({ 'Variant Inventory Qty': '9999999999' })],
      /^row 2, column Variant Inventory Qty, .*at most 2147483647$/,
    ],
  ])('is refused for %s', async (_name, rows, fault) => {
    expect(await faultsOf(rows)).toEqual([expect.stringMatching(fault)]);
  });

  it('is refused for more than 250 variants of a product', async () => {
    const rows = Array.from({ length: 251 }, (_, index) =>
      (index === 0 ? ring : ringRow)(`Metal ${index % 90}`, '9', {
        ...(index === 0 ? { 'Option2 Name': 'Size' } : {}),
        'Option2 Value': `${Math.floor(index / 90)}`,
      }),
    );
    expect(await faultsOf(rows)).toEqual([
      'row 252, column Handle, "ring": the product has 251 variants; 250 are possible',
    ]);
    expect((await parse(rows.slice(0, 250))).products[0]!.document.variants).toHaveLength(250);
  });

  it('counts rows as a spreadsheet does: multi-line cells are one row, blank rows are rows', async () => {
    const rows = [
      plainRow({ 'Body (HTML)': 'one\ntwo\nthree' }),
      {},
      plainRow({ Handle: 'other', 'Variant Price': 'x' }),
    ];
    expect((await faultsOf(rows))[0]).toMatch(/^row 4, column Variant Price, "x"/);
  });

  it('is refused when columns are missing, with one line', async () => {
    expect((await refusal([{ Handle: 'x', Price: '1' }])).message).toMatch(
      /lacks the columns Title, Variant Price/,
    );
    const twice = new TextEncoder().encode('Handle,Title,Title,Variant Price\nx,X,X,1\n');
    await expect(parseCatalog(twice, 'USD')).rejects.toThrow(/column Title twice/);
  });

  it('is refused when it has no products', async () => {
    await expect(parse([], { columns: ['Handle', 'Title', 'Variant Price'] })).rejects.toThrow(/no products/);
  });

  it.each([
    ['an open quote', 'Handle,Title,Variant Price\na,A,1\nb,"B,2\n', /^row 3: /],
    [
      'a cell too many',
      'Handle,Title,Variant Price\na,A,1,000\n',
      /^row 2: has 4 cells where the header has 3/,
    ],
    ['a cell too few', 'Handle,Title,Variant Price\na,A\n', /^row 2: has 2 cells/],
  ])('is refused for %s', async (_name, text, fault) => {
    try {
      await parseCatalog(new TextEncoder().encode(text), 'USD');
      expect.unreachable();
    } catch (error) {
      expect((error as ImportError).faults.map(describeFault)).toEqual([expect.stringMatching(fault)]);
    }
  });
});
