import { encodeQR } from 'qr';

/** Light modules around the code, which readers need. */
const BORDER = 4;

/** The dark modules of a QR code as one SVG path, a unit each. */
export function qrPath(text: string): { size: number; path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER });
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { size: rows.length, path };
}
