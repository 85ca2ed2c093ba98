import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renditionWidths } from './rendition-widths.ts';

it.each([
  [{ width: 4000, height: 5000 }, [320, 640, 960, 1440, 1920]],
  [{ width: 1000, height: 1250 }, [320, 640, 960, 1000]],
  [{ width: 320, height: 400 }, [320]],
  [{ width: 90, height: 60 }, [90]],
  [{ width: 900, height: 50_000 }, [294]],
])('of %o are %o', (picture, widths) => {
  expect(renditionWidths(picture)).toEqual(widths);
});

it('ascend, are none above the picture, and stay within what encoders can hold', () => {
  const side = fc.integer({ min: 1, max: 60_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const widths = renditionWidths({ width, height });
      expect(widths).toEqual([...new Set(widths)].toSorted((a, b) => a - b));
      const largest = widths.at(-1)!;
      expect(largest).toBeLessThanOrEqual(Math.min(width, 1920));
      if (largest > 1) expect(largest * ((largest * height) / width)).toBeLessThanOrEqual(7_000_000);
    }),
  );
});
