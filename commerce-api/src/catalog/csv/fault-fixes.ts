import type { Column } from './columns.ts';
import type { Fault } from './import-error.ts';

const AMOUNT = 'Write a number with a point, without currency or thousands separators: 1299.00';
const OPTION = 'Give every variant a value for each named option, and each combination once';

const FIXES: Partial<Record<Column, string>> = {
  Handle: 'Write the same handle, such as solitaire-ring, in all rows of one product, and keep them together',
  Title: 'Write the title in the first row of the product only, 200 characters at most',
  Type: 'Shorten the name of the category',
  Tags: 'Separate tags by commas, 60 characters each at most',
  Published: 'Write TRUE or FALSE',
  Status: 'Write active or draft',
  'Variant Price': AMOUNT,
  'Variant Compare At Price': `${AMOUNT}; leave it empty when nothing is reduced`,
  'Variant Grams': 'Write the weight in grams as a number: 3.5',
  'Variant Inventory Qty': 'Write a whole number such as 4',
  'Image Position': 'Number the pictures of a product 1, 2, 3',
  'Image Src': 'Write a web address, or the name of a picture that you have uploaded',
  'Image Alt Text': 'Describe the picture in 500 characters at most',
  'Image Focal Point':
    'Write how far it is from the left and from the top: 50% 30%; leave it empty for the middle',
};

/** What a merchant does about a fault. */
export const fixOf = ({ column }: Fault): string =>
  FIXES[column as Column] ??
  (column.startsWith('Option')
    ? OPTION
    : 'Compare the row with its neighbours, correct it, and import the file again');
