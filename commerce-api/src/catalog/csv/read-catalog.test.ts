import { csvTemplate } from '@lapidary/shared/catalog/csv-template';
import { describe, expect, it } from 'vitest';
import { csvBytes, plainRow, ring, ringRow } from '../testing/csv-fixture.ts';
import { faultsOf, parseCatalog } from '../testing/parse-catalog.ts';

const parse = async (rows: Parameters<typeof csvBytes>[0], options?: Parameters<typeof csvBytes>[1]) =>
  await parseCatalog(csvBytes(rows, options), 'USD');

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
    ['50% 30%', { x: 0.5, y: 0.3 }],
    ['0% 100%', { x: 0, y: 1 }],
    [' 33.4 %  66.6 % ', { x: 0.33, y: 0.67 }],
    ['', undefined],
  ])('has the focal point "%s" at %j', async (text, focus) => {
    const cells = { 'Image Src': 'https://a.example/1.jpg', 'Image Focal Point': text };
    expect((await parse([plainRow(cells)])).products[0]!.images[0]!.focus).toEqual(focus);
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
  expect(products[0]!.images[0]!.focus).toEqual({ x: 0.5, y: 0.3 });
  expect(notes).toEqual([]);
});
