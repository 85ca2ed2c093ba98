import type { BagLine } from '@lapidary/shared/bag/bag';
import { imagePath } from '@lapidary/shared/page-paths';
import { focusClasses } from '../../components/focus-classes.ts';

/** The small picture of a line; the title beside it says what it shows. */
export function LinePicture({ image }: Pick<BagLine, 'image'>) {
  if (!image) return <span className="line-picture picture missing" aria-hidden="true" />;
  return (
    <img
      className={['line-picture picture', focusClasses(image.focus)].filter(Boolean).join(' ')}
      src={imagePath(image.key, image.widths[0]!)}
      width={image.width}
      height={image.height}
      alt=""
      loading="lazy"
      decoding="async"
    />
  );
}
