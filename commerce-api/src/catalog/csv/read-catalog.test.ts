import { csvTemplate } from '@lapidary/shared/catalog/csv-template';
import { describe, expect, it } from 'vitest';
import { csvBytes, plainRow } from '../testing/csv-fixture.ts';
import { parseCatalog } from '../testing/parse-catalog.ts';
import { describeFault, ImportError } from './import-error.ts';

type Rows = Parameters<typeof csvBytes>[0];

const parse = async (rows: Rows, options?: Parameters<typeof csvBytes>[1]) =>
  await parseCatalog(csvBytes(rows, options), 'USD');

/** The error of a file that must be refused. */
async function refusal(rows: Rows, currency = 'USD'): Promise<ImportError> {
  try {
    await parseCatalog(csvBytes(rows), currency);
  } catch (error) {
    if (error instanceof ImportError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

const faultsOf = async (rows: Rows, currency?: string): Promise<string[]> =>
  (await refusal(rows, currency)).faults.map(describeFault);

const ringRow = (metal: string, price: string, more: Record<string, string> = {}) => ({
  Handle: 'ring',
  'Option1 Value': metal,
  'Variant Price': price,
  ...more,
});
const ring = (metal: string, price: string, more: Record<string, string> = {}) =>
  ringRow(metal, price, { Title: 'Ring', 'Option1 Name': 'Metal', ...more });

describe('a product', () => {
  it('without options has one variant with no option values', async () => {
    const [product] = (await parse([plainRow()])).products;
    expect(product!.document).toMatchObject({ title: 'Plain Band', slug: 'plain-band', options: [] });
    expect(product!.document.variants).toEqual([
      {
        sku: '',
        optionValues: [],
        price: 12000,
        compareAtPrice: null,
        weightGrams: null,
        barcode: '',
        stock: 4,
      },
    ]);
    expect(product!.publish).toBe(true);
  });

  it('takes its options and their values in the order of the rows', async () => {
    const [product] = (
      await parse([
        ring('Silver', '80', { 'Option2 Name': 'Size', 'Option2 Value': '7' }),
        ringRow('Gold', '900', { 'Option2 Value': '6' }),
        ringRow('Gold', '910', { 'Option2 Value': '7' }),
      ])
    ).products;
    expect(product!.document.options).toEqual([
      { name: 'Metal', values: ['Silver', 'Gold'] },
      { name: 'Size', values: ['7', '6'] },
    ]);
    expect(product!.document.variants.map(({ optionValues }) => optionValues)).toEqual([
      ['Silver', '7'],
      ['Gold', '6'],
      ['Gold', '7'],
    ]);
  });

  it('keeps its description as it is written, line breaks, quotes and blanks included', async () => {
    const body = '  <p>Length, 12""</p>\r\n<ul>\n<li>a, "b"</li></ul>\n';
    expect((await parse([plainRow({ 'Body (HTML)': body })])).products[0]!.document.description).toBe(body);
  });

  it('has its tags once each, without blanks', async () => {
    const { tags } = (await parse([plainRow({ Tags: ' Gold , Gem,, Gold ' })])).products[0]!.document;
    expect(tags).toEqual(['Gold', 'Gem']);
  });

  it('has its images by position, those without one last', async () => {
    const [product] = (
      await parse([
        plainRow({ 'Image Src': 'https://a.example/3.jpg' }),
        {
          Handle: 'plain-band',
          'Image Src': 'https://a.example/2.jpg',
          'Image Position': '2',
          'Image Alt Text': 'Side',
        },
        { Handle: 'plain-band', 'Image Src': 'https://a.example/1.jpg', 'Image Position': '1' },
      ])
    ).products;
    expect(product!.images).toEqual([
      { row: 4, url: 'https://a.example/1.jpg', alt: '' },
      { row: 3, url: 'https://a.example/2.jpg', alt: 'Side' },
      { row: 2, url: 'https://a.example/3.jpg', alt: '' },
    ]);
    expect(product!.document.variants).toHaveLength(1);
  });

  it.each([
    [{ Published: 'false' }, false],
    [{ Published: 'FALSE', Status: 'active' }, false],
    [{ Published: 'true', Status: 'draft' }, false],
    [{ Status: 'archived' }, false],
    [{ Published: 'TRUE', Status: 'Active' }, true],
    [{ Published: '', Status: '' }, true],
  ])('is published or not: %j', async (cells, publish) => {
    expect((await parse([plainRow(cells)])).products[0]!.publish).toBe(publish);
  });

  it('loses the apostrophe with which codes are protected from spreadsheets', async () => {
    const [product] = (await parse([plainRow({ 'Variant SKU': "'0042", 'Variant Barcode': "'012345" })]))
      .products;
    expect(product!.document.variants[0]).toMatchObject({ sku: '0042', barcode: '012345' });
  });
});

describe('prices, weight and stock', () => {
  const variant = async (cells: Record<string, string>) => {
    const { products, notes } = await parse([plainRow(cells)]);
    return { ...products[0]!.document.variants[0]!, notes: notes.map(({ message }) => message) };
  };

  it.each([
    ['', null, 0],
    ['0', null, 0],
    ['0.00', null, 0],
    ['120', null, 0],
    ['119.99', null, 1],
    ['120.01', 12001, 0],
  ])('compare-at price "%s" at a price of 120.00', async (text, expected, notes) => {
    const read = await variant({ 'Variant Compare At Price': text });
    expect(read.compareAtPrice).toBe(expected);
    expect(read.notes).toHaveLength(notes);
  });

  it('counts amounts in the currency of the shop', async () => {
    const rows = [plainRow({ 'Variant Price': '4299' })];
    const priceIn = async (currency: string) =>
      (await parseCatalog(csvBytes(rows), currency)).products[0]!.document.variants[0]!.price;
    expect(await priceIn('VND')).toBe(4299);
    expect(await priceIn('KWD')).toBe(4_299_000);
    expect((await faultsOf([plainRow({ 'Variant Price': '42.99' })], 'VND'))[0]).toMatch(
      /^row 2, column Variant Price, "42.99": .*VND/,
    );
  });

  it('takes no weight for zero, and no stock below zero', async () => {
    expect((await variant({ 'Variant Grams': '0' })).weightGrams).toBeNull();
    expect((await variant({ 'Variant Grams': '3.5' })).weightGrams).toBe(3.5);
    const oversold = await variant({ 'Variant Inventory Qty': '-2' });
    expect(oversold.stock).toBe(0);
    expect(oversold.notes).toEqual(['the stock -2 is below zero and counts as 0']);
  });
});

describe('categories', () => {
  it('come from types, once each, titled as first written', async () => {
    const rows = ['Bracelet', 'Fine Earrings', 'bracelet'].map((Type, index) =>
      plainRow({ Handle: `piece-${index}`, Type }),
    );
    const { categories, products } = await parse(rows);
    expect(categories).toEqual([
      { slug: 'bracelet', title: 'Bracelet', description: '', position: 0 },
      { slug: 'fine-earrings', title: 'Fine Earrings', description: '', position: 1 },
    ]);
    expect(products.map(({ document }) => document.categorySlug)).toEqual([
      'bracelet',
      'fine-earrings',
      'bracelet',
    ]);
  });

  it('do not take an address of the shop itself, and say so', async () => {
    const { categories, notes } = await parse([plainRow({ Type: 'Media' })]);
    expect(categories[0]!.slug).toBe('media-category');
    expect(notes[0]!.message).toContain('/media-category/');
  });

  it('have an address even without Latin letters, the same every time', async () => {
    const [first, second] = [
      await parse([plainRow({ Type: '指輪' })]),
      await parse([plainRow({ Type: '指輪' })]),
    ];
    expect(first.categories[0]).toMatchObject({
      title: '指輪',
      slug: expect.stringMatching(/^category-[0-9a-f]{8}$/),
    });
    expect(first).toEqual(second);
  });

  it('are none for a product without a type', async () => {
    expect((await parse([plainRow()])).products[0]!.document.categorySlug).toBeNull();
  });
});

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

describe('columns', () => {
  it('without stock are noted once', async () => {
    const { notes, products } = await parse([ring('9', '9'), ringRow('8', '8')]);
    expect(notes).toEqual([
      { row: 1, handle: '', message: expect.stringContaining('Variant Inventory Qty') },
    ]);
    expect(products[0]!.document.variants.map(({ stock }) => stock)).toEqual([0, 0]);
  });

  it('that are not imported are listed when they hold something', async () => {
    const { ignoredColumns } = await parse([plainRow({ 'Gift Card': 'false', 'Variant Tax Code': '' })]);
    expect(ignoredColumns).toEqual(['Gift Card']);
  });

  it('are found whatever their case', async () => {
    const text = 'handle,TITLE,variant price\nx,X,1.50\n';
    const {
      products: [product],
    } = await parseCatalog(new TextEncoder().encode(text), 'USD');
    expect(product!.document.variants[0]!.price).toBe(150);
  });
});

describe('files of other programs', () => {
  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])(
    'are read with %s between the cells, a byte order mark and other line ends',
    async (_name, delimiter) => {
      const rows = [
        plainRow({ 'Body (HTML)': '<p>a, "b"; c | d</p>\r\n' }),
        ring('Gold', '9'),
        ringRow('Silver', '8'),
      ];
      const read = async (options: Parameters<typeof csvBytes>[1]) => (await parse(rows, options)).products;
      expect(await read({ delimiter, bom: true, newline: '\r\n', quoteAll: true })).toEqual(await read({}));
    },
  );

  it('name each wrong cell whatever stands between them', async () => {
    const bytes = csvBytes([ring('Gold', '9,50')], { delimiter: ';' });
    await expect(parseCatalog(bytes, 'USD')).rejects.toMatchObject({
      faults: [{ row: 2, column: 'Variant Price', value: '9,50' }],
    });
  });

  it('may have three options, a hundred variants, rows of pictures alone, and many kilobytes of HTML', async () => {
    const html = `<div class="x">${'<p>Gold, 18 kt – “fine”</p>\n'.repeat(300)}</div>`;
    const variants = Array.from({ length: 100 }, (_, index) =>
      (index === 0 ? ring : ringRow)(`Metal ${index % 5}`, '9.90', {
        ...(index === 0 && { 'Option2 Name': 'Size', 'Option3 Name': 'Finish', 'Body (HTML)': html }),
        'Option2 Value': `${Math.floor(index / 5) % 10}`,
        'Option3 Value': index < 50 ? 'Matte' : 'Polished',
      }),
    );
    const pictures = [1, 2, 3].map((n) => ({ Handle: 'ring', 'Image Src': `https://a.example/${n}.jpg` }));
    const others = Array.from({ length: 50 }, (_, index) =>
      plainRow({ Handle: `piece-${index}`, 'Body (HTML)': html }),
    );
    const { products } = await parse([...variants, ...pictures, ...others]);
    expect(products).toHaveLength(51);
    expect(products[0]!.document.options.map(({ values }) => values.length)).toEqual([5, 10, 2]);
    expect(products[0]!.document.variants).toHaveLength(100);
    expect(products[0]!.images.map(({ row }) => row)).toEqual([102, 103, 104]);
    expect(new Set(products.map(({ document }) => document.description))).toEqual(new Set([html]));
    expect(products.at(-1)!.row).toBe(154);
  });

  it('may use a SKU twice, which is noted', async () => {
    const { notes, products } = await parse([
      plainRow({ 'Variant SKU': 'A-1' }),
      plainRow({ Handle: 'other', 'Variant SKU': 'A-1' }),
    ]);
    expect(products).toHaveLength(2);
    expect(notes).toEqual([{ row: 3, handle: 'other', message: 'row 2 has the SKU A-1 too' }]);
  });

  it('may protect text that looks like a formula', async () => {
    const { products } = await parse([
      plainRow({ Title: "'-Ring", Vendor: "'tis", Tags: "''=a", 'Variant SKU': "'-12" }),
    ]);
    expect(products[0]!.document).toMatchObject({ title: '-Ring', vendor: "'tis", tags: ["'=a"] });
    expect(products[0]!.document.variants[0]!.sku).toBe('-12');
  });
});

it('the template is a file without errors', async () => {
  const { products, notes } = await parseCatalog(new TextEncoder().encode(csvTemplate()), 'USD');
  expect(products.map(({ document }) => document.variants.length)).toEqual([2]);
  expect(products[0]!.images.map(({ url }) => url)).toEqual(['solitaire-front.jpg', 'solitaire-side.jpg']);
  expect(notes).toEqual([]);
});
