import type { ImportList } from '@lapidary/shared/catalog/import';
import { ProductDocument } from '@lapidary/shared/catalog/product';
import { socialImagePath } from '@lapidary/shared/page-paths';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { FetchError, storeImage } from '../../media/index.ts';
import { newId } from '../../platform/ids.ts';
import { execute, select, selectOne } from '../../platform/sql.ts';
import { openTestDatabase } from '../../platform/testing/test-database.ts';
import { csvText, plainRow } from '../testing/csv-fixture.ts';
import { bands, importDesk, noNetwork } from '../testing/import-desk.ts';

const { database } = await openTestDatabase();
const { services, on, rowsOf, everything, send, ask, upload, step, bring } = importDesk(database);

const ring = (price: string, more: Record<string, string> = {}): Record<string, string>[] => [
  {
    Handle: 'ring',
    Title: 'Ring',
    Type: 'Rings',
    'Option1 Name': 'Metal',
    'Option1 Value': 'Gold',
    'Variant Price': price,
    'Variant Inventory Qty': '5',
    ...more,
  },
  { Handle: 'ring', 'Option1 Value': 'Silver', 'Variant Price': '80', 'Variant Inventory Qty': '7' },
];

const draftOf = async (slug: string): Promise<ProductDocument> => {
  const row = await selectOne<{ draft_json: string }>(
    on,
    'SELECT draft_json FROM products WHERE slug = $slug',
    {
      slug,
    },
  );
  return ProductDocument.parse(JSON.parse(row!.draft_json));
};

describe('an import', () => {
  it('tells what it would do and what is wrong, row by row, and writes nothing before it is confirmed', async () => {
    await bring([...ring('900'), plainRow()]);
    const before = await everything();
    const broken = (index: number) => (index % 9 === 4 ? { 'Variant Price': 'free' } : {});
    const id = await upload(csvText([...ring('950'), plainRow(), ...bands(30, broken)]));
    const job = await step(id, 'check');
    expect(job).toMatchObject({ state: 'ready', total: 32, faultCount: 3 });
    expect(job.counts).toMatchObject({ created: 27, changed: 1, unchanged: 1, failed: 3 });
    expect(job.faults.map(({ row, column, value }) => [row, column, value])).toEqual(
      [4, 13, 22].map((index) => [index + 5, 'Variant Price', 'free']),
    );
    expect(job.faults[0]).toMatchObject({
      reason: 'is not an amount such as 42.99',
      fix: expect.any(String),
    });
    expect(await everything()).toEqual(before);

    const done = await step(id, 'apply');
    expect(done).toMatchObject({ state: 'done', done: 32, total: 32 });
    expect(done.counts).toMatchObject({ created: 27, changed: 1, unchanged: 1, failed: 3 });
    expect(await rowsOf('products')).toHaveLength(29);

    const response = await ask('GET', `/imports/${id}/errors.csv`);
    const [header, ...lines] = parse(await response.text()) as string[][];
    expect(header).toEqual(['Row', 'Column', 'Value', 'Problem', 'What to do']);
    expect(lines.map(([row, , value]) => [row, value])).toEqual([
      ['9', 'free'],
      ['18', 'free'],
      ['27', 'free'],
    ]);
    const { imports } = await send<ImportList>('GET', '/imports');
    expect(imports.map((one) => one.id)[0]).toBe(id);
    const deeds = await select<{ actor: string; action: string }>(
      on,
      'SELECT actor, action FROM audit_entries WHERE subject = $id ORDER BY id',
      { id },
    );
    expect(deeds).toEqual(
      ['import.create', 'import.check', 'import.apply'].map((action) => ({ actor: 'importer', action })),
    );
  });

  it('changes nothing the second time', async () => {
    await bring([...ring('900'), ...bands(3)]);
    const before = await everything();
    const again = await bring([...ring('900'), ...bands(3)]);
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 4 });
    expect(again.publishRequestId).toBeNull();
    expect(await everything()).toEqual(before);
  });

  it('leaves alone what its file has no column for, and stock unless it is asked to write it', async () => {
    await bring(ring('900', { 'Body (HTML)': '<p>Gold</p>', Tags: 'a, b', 'Variant SKU': 'R-1' }));
    await execute(on, 'UPDATE stock_levels SET stock = stock - 2');
    const done = await bring(ring('950'));
    expect(done.counts).toMatchObject({ changed: 1 });
    const draft = await draftOf('ring');
    expect(draft).toMatchObject({ description: '<p>Gold</p>', tags: ['a', 'b'] });
    expect(draft.variants[0]).toMatchObject({ sku: 'R-1', price: 95_000 });
    const stock = async () =>
      (await rowsOf<{ stock: number }>('stock_levels')).map((level) => level.stock).sort((a, b) => a - b);
    expect(await stock()).toEqual([3, 5]);
    expect((await bring(ring('950'), true)).counts).toMatchObject({ changed: 1 });
    expect(await stock()).toEqual([5, 7]);
  });

  it('is refused as a whole when the file is none, or has no product that is right', async () => {
    for (const [text, why] of [
      ['PK\u0003\u0004', /spreadsheet/],
      ['Handle,Price\na,1\n', /lacks the columns Title, Variant Price/],
    ] as const) {
      expect(await step(await upload(text), 'check')).toMatchObject({
        state: 'refused',
        error: expect.stringMatching(why),
      });
    }
    const id = await upload(csvText([plainRow({ 'Variant Price': 'x' })]));
    expect(await step(id, 'check')).toMatchObject({ state: 'refused', faultCount: 1 });
    const answer = await ask('POST', `/imports/${id}/apply`);
    expect(answer.status).toBe(409);
    expect(await rowsOf('products')).toEqual([]);
  });

  it('takes columns of other names for what they are said to be', async () => {
    const id = await upload('Handle|Name|Price|Colour\nring|Ring|900|Red\n');
    const refused = await step(id, 'check');
    expect(refused).toMatchObject({ state: 'refused', header: ['Handle', 'Name', 'Price', 'Colour'] });
    const mapping = { Name: 'Title', Price: 'Variant Price', Colour: '' } as const;
    expect(await step(id, 'check', noNetwork, mapping)).toMatchObject({
      state: 'ready',
      mapping,
      counts: { created: 1 },
    });
    await step(id, 'apply');
    expect(await draftOf('ring')).toMatchObject({ title: 'Ring', variants: [{ price: 90_000 }] });
  });

  it('names the live product that holds an address', async () => {
    await bring([plainRow({ Title: 'Old band' })]);
    await execute(on, "UPDATE products SET slug = 'renamed'");
    const job = await step(await upload(csvText([...ring('9'), plainRow()])), 'check');
    expect(job.counts).toMatchObject({ created: 1, failed: 1 });
    expect(job.faults).toMatchObject([
      { row: 4, column: 'Handle', reason: 'is the address of "Old band", which is live' },
    ]);
  });

  it('imports what was checked, and nothing else', async () => {
    const id = await upload(csvText(bands(2)));
    await step(id, 'check');
    await execute(on, "UPDATE import_jobs SET sha256 = 'another'");
    expect(await step(id, 'apply')).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/another one/),
    });
    expect(await rowsOf('products')).toEqual([]);
  });
});

describe('pictures of an import', () => {
  it('come from allowed hosts, uploaded files and the shop itself; what is missing is told', async () => {
    const photo = (background: string) =>
      sharp({ create: { width: 8, height: 10, channels: 3, background } })
        .png()
        .toBuffer();
    const uploaded = await storeImage(services, await photo('#010'), '');
    await execute(
      on,
      `INSERT INTO uploads (id, object_key, file_name, content_type, bytes, state, image_json, actor, created_at)
       VALUES ($id, 'k', 'front.png', 'image/png', 9, 'accepted', $image, 'm', 1)`,
      { id: newId(), image: JSON.stringify(uploaded) },
    );
    const asked: string[] = [];
    const network = async (url: string): Promise<Uint8Array> => {
      asked.push(url);
      if (url.endsWith('gone.png')) throw new FetchError('the server answered 404 Not Found');
      return await photo('#001');
    };
    const picture = (url: string, n: number, more = {}) => ({
      Handle: 'plain-band',
      'Image Src': url,
      'Image Position': `${n}`,
      ...more,
    });
    const cdn = 'https://cdn.shopify.com';
    const text = csvText([
      plainRow({ ...picture('front.png', 1), 'Image Alt Text': 'Front' }),
      picture(`${cdn}/side.png`, 2),
      picture(`${cdn}/gone.png`, 3),
      picture('https://elsewhere.example/x.png', 4),
      picture('back.png', 5),
    ]);
    const id = await upload(text);
    const checked = await step(id, 'check', network);
    expect(checked.counts!.pictures).toEqual({ stored: 1, toFetch: 2, missing: 2 });
    expect(asked).toEqual([]);
    const done = await step(id, 'apply', network);
    expect(asked.toSorted()).toEqual([`${cdn}/gone.png`, `${cdn}/side.png`]);
    expect(done.counts!.pictures).toEqual({ stored: 2, toFetch: 0, missing: 3 });
    expect(done.notes).toEqual([
      expect.stringMatching(/row 4: no picture \S+gone.png: the server answered 404/),
      expect.stringMatching(/row 5: no picture .*not fetched from elsewhere.example/),
      expect.stringMatching(/row 6: no picture back.png: no uploaded picture has this file name/),
    ]);
    const { images } = await draftOf('plain-band');
    expect(images.map(({ key, alt }) => [key === uploaded.key, alt])).toEqual([
      [true, 'Front'],
      [false, 'Plain Band'],
    ]);

    // A file says where crops keep to, takes it back, or has no word on it.
    const points = async (rows: Parameters<typeof csvText>[0]) => {
      await bring(rows);
      return (await draftOf('plain-band')).images.map(({ focus }) => focus);
    };
    const told = (point: string) => plainRow({ ...picture('front.png', 1), 'Image Focal Point': point });
    const side = picture(`${cdn}/side.png`, 2);
    expect(await points([told('25% 100%'), side])).toEqual([{ x: 0.25, y: 1 }, undefined]);
    const crop = socialImagePath(uploaded.key, { x: 0.25, y: 1 });
    expect(await select(on, 'SELECT path FROM picture_crops')).toEqual([{ path: crop }]);
    expect(await points([plainRow({ ...picture('front.png', 1) }), side])).toEqual([
      { x: 0.25, y: 1 },
      undefined,
    ]);
    expect(await points([told(''), side])).toEqual([undefined, undefined]);

    // A picture from before there was a list of them takes none away.
    const legacy = picture(`${services.settings.publicUrl}/media/legacy-320.webp`, 3);
    const kept = await upload(csvText([plainRow({ ...picture('front.png', 1) }), legacy]));
    await step(kept, 'check', network);
    await step(kept, 'apply', network);
    expect((await draftOf('plain-band')).images).toEqual(images);

    asked.length = 0;
    const own = `${services.settings.publicUrl}/${images[1]!.key}-8.webp`;
    const rows = [plainRow({ ...picture(own, 1) }), picture(`${cdn}/side.png`, 2)];
    const again = await upload(csvText(rows));
    expect((await step(again, 'check', network)).counts!.pictures).toMatchObject({ stored: 2, toFetch: 0 });
    expect(asked).toEqual([]);
  });
});
