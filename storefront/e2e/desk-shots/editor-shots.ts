import type { Forecast } from '@lapidary/shared/publishing/forecast';
import type { Page } from 'playwright-core';
import { openEditor, receiptOf } from '../fixtures/desk-steps.ts';
import { testPicture } from '../fixtures/test-picture.ts';
import { testPendant, unique } from '../fixtures/test-piece.ts';
import { alert, at, type DeskShot, form, press } from './desk-shot.ts';

/** The editor of a piece with something to publish, and the answer to what that would change. */
const forecast =
  (change?: Partial<Forecast>): DeskShot =>
  async (page, { merchant, plain }) => {
    const { draft, ...now } = await merchant.getProduct(plain.id);
    await merchant.saveDraft({ draft, ...now }, { ...draft, title: `A piece, renamed ${unique()}` });
    await page.clock.install();
    await page.route('**/api/admin/forecasts**', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as Forecast), ...change } });
    });
    await openEditor(page, plain.id);
    await press(page, 'See what will change');
  };
const foretold = (page: Page) => page.getByRole('region', { name: 'What will change' }).waitFor();
const counts = { changed: 0, added: 0, removed: 0 };
const pieces = { total: 1, told: [] };

/** The editor of a product. */
export const editorShots: Record<string, DeskShot> = {
  editor: (page, { id }) => openEditor(page, id),
  'editor-new': form('#/products/new'),
  'editor-not-there': async (page) => {
    await at(page, '#/products/01KJ4T8W1R3S5T7V9X0Y2Z4A6B');
    await alert(page);
  },
  'editor-unsaved': async (page, { id }) => {
    await openEditor(page, id);
    await page.getByLabel('Title', { exact: true }).fill('A title that is not saved yet');
  },
  'editor-errors': async (page, { plain }) => {
    await openEditor(page, plain.id);
    await page.getByLabel('Price in USD', { exact: true }).fill('cheap');
    await page.getByLabel('Title', { exact: true }).fill('');
    await press(page, /^Save$/);
    await page.getByRole('region', { name: 'Not saved yet' }).waitFor();
  },
  'editor-leave': async (page, { plain }) => {
    await openEditor(page, plain.id);
    await page.getByLabel('Title', { exact: true }).fill('Only typed');
    await page.evaluate(() => {
      location.hash = '#/releases';
    });
    await page.getByRole('dialog').waitFor();
  },
  'editor-conflict': async (page, { merchant, plain }) => {
    await openEditor(page, plain.id);
    const now = await merchant.getProduct(plain.id);
    await merchant.saveDraft(now, {
      ...now.draft,
      title: `A piece, theirs ${unique()}`,
      description: 'Written by another merchant.',
    });
    await page.getByLabel('Title', { exact: true }).fill('A piece, mine');
    await press(page, /^Save$/);
    await page.getByRole('dialog').waitFor();
  },
  'editor-unpublished': async (page, { merchant, plain }) => {
    const now = await merchant.getProduct(plain.id);
    const variants = now.draft.variants.map((variant) => ({ ...variant, price: variant.price + 100 }));
    await merchant.saveDraft(now, { ...now.draft, title: `A piece, renamed ${unique()}`, variants });
    await openEditor(page, plain.id);
    await page.getByText('not in the shop yet').click();
  },
  'editor-forecast': async (page, subject) => {
    await forecast()(page, subject);
    await foretold(page);
  },
  'editor-forecast-outdated': async (page, subject) => {
    await forecast({ state: 'answered', pieces, outdated: true })(page, subject);
    await foretold(page);
  },
  'editor-forecast-nothing': async (page, subject) => {
    await forecast({ state: 'answered', pieces, pages: { counts, told: [] } })(page, subject);
    await foretold(page);
  },
  'editor-forecast-many': async (page, subject) => {
    const told = Array.from({ length: 200 }, (_, n) => ({
      path: `/rings/page/${n}/`,
      change: 'changed' as const,
    }));
    const pages = { counts: { ...counts, changed: 4210 }, told };
    await forecast({ state: 'answered', pieces, pages })(page, subject);
    await foretold(page);
  },
  'editor-forecast-failed': async (page, subject) => {
    await forecast({ state: 'failed', error: 'the stone fell out' })(page, subject);
    await alert(page);
  },
  'editor-forecast-late': async (page, subject) => {
    await forecast({ state: 'waiting' })(page, subject);
    await page.getByText('Finding out').waitFor();
    await page.clock.fastForward(12_000);
    await page.getByText('has not answered yet').waitFor();
  },
  'editor-options': async (page, { id }) => {
    await openEditor(page, id);
    await press(page, 'Add option');
  },
  'editor-focal-point': async (page, { id }) => {
    await openEditor(page, id);
    await page.getByText('Focal point of picture 1').click();
  },
  'editor-upload-errors': async (page, { plain }) => {
    await openEditor(page, plain.id);
    const good = testPicture('front.png', [190, 150, 90]);
    await page
      .getByLabel('Add pictures')
      .setInputFiles([
        good,
        { ...good, name: 'broken.png', buffer: good.buffer.subarray(0, 60) },
        { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
      ]);
    await page.getByText('damaged or no picture').waitFor();
  },
  'editor-preview-link': async (page, { id }) => {
    await openEditor(page, id);
    await press(page, /^Preview$/);
    await page.getByRole('button', { name: 'Copy link' }).waitFor();
  },
  'editor-schedule': async (page, { id }) => {
    await openEditor(page, id);
    await press(page, 'Schedule…');
  },
  'editor-receipt': async (page, { plain }) => {
    await openEditor(page, plain.id);
    await page
      .getByLabel('Description', { exact: true })
      .fill(`Edited at ${page.viewportSize()?.width} pixels, ${unique()}.`);
    await press(page, 'Save and publish');
    await receiptOf(page).waitFor();
  },
  'editor-refused': async (page, { plain }) => {
    await openEditor(page, plain.id);
    await page.route('**/publish', (route) => route.abort());
    await page.getByLabel('Description', { exact: true }).fill(`Refused, ${unique()}.`);
    await press(page, /^(Save and publish|Publish)$/);
    await alert(page);
  },
  'editor-delete': async (page, { merchant }) => {
    const { id } = await merchant.createDraft(testPendant());
    await openEditor(page, id);
    await press(page, 'Delete product');
    await page.getByRole('dialog').waitFor();
  },
};
