import { PRODUCT_CSV_COLUMNS, type ProductCsvColumn } from './csv-columns.ts';

type Row = Partial<Record<ProductCsvColumn, string>>;

/** One ring in two metals, with two pictures. */
const EXAMPLE: Row[] = [
  {
    Handle: 'solitaire-ring',
    Title: 'Solitaire Ring',
    'Body (HTML)': 'One stone, six claws.',
    Type: 'Rings',
    Tags: 'gold, diamond',
    Published: 'TRUE',
    'Option1 Name': 'Metal',
    'Option1 Value': 'Yellow gold',
    'Variant SKU': 'SOL-YG',
    'Variant Grams': '3.2',
    'Variant Inventory Qty': '4',
    'Variant Price': '1280.00',
    'Image Src': 'solitaire-front.jpg',
    'Image Position': '1',
    'Image Alt Text': 'A solitaire ring from the front',
    'Image Focal Point': '50% 30%',
  },
  {
    Handle: 'solitaire-ring',
    'Option1 Value': 'White gold',
    'Variant SKU': 'SOL-WG',
    'Variant Grams': '3.4',
    'Variant Inventory Qty': '2',
    'Variant Price': '1320.00',
    'Image Src': 'solitaire-side.jpg',
    'Image Position': '2',
    'Image Alt Text': 'The same ring from the side',
  },
];

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A CSV file to begin with: the header, and one product as an example. */
export const csvTemplate = (): string =>
  [PRODUCT_CSV_COLUMNS, ...EXAMPLE.map((row) => PRODUCT_CSV_COLUMNS.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');
