import type { FocalPoint, Image } from '@lapidary/shared/catalog/product';
import { imagePath, socialImagePath } from '@lapidary/shared/page-paths';
import type { KeyboardEvent, MouseEvent } from 'react';
import { focusClasses } from '../../components/focus-classes.ts';
import { focusWords, MIDDLE, moveFocus, pointOf } from './move-focus.ts';

interface Props {
  image: Image;
  /** "picture 2" */
  name: string;
  /** undefined: back to the middle. */
  onFocus(focus: FocalPoint | undefined): void;
}

/** The point that crops of a picture keep in view: set on the picture by pointer or arrow keys, with what becomes of it. */
export function FocusPicker({ image, name, onFocus }: Props) {
  const focus = image.focus ?? MIDDLE;
  const src = imagePath(image.key, image.widths[0]!);
  const point = (event: MouseEvent<HTMLButtonElement>) => {
    // Pressed by a key, a button is clicked nowhere.
    if (event.detail === 0) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    onFocus(pointOf((event.clientX - left) / width, (event.clientY - top) / height));
  };
  const step = (event: KeyboardEvent) => {
    const moved = moveFocus(focus, event.key);
    if (!moved) return;
    event.preventDefault();
    onFocus(moved);
  };
  return (
    <details className="admin-focus">
      <summary>
        Focal point<span className="visually-hidden"> of {name}</span>
      </summary>
      <p className="hint">
        Stays in view where the picture is cropped: click on the picture, or move the point with the arrow
        keys. Without one, a link that is shared shows all of the picture.
      </p>
      <div className="admin-focus-parts">
        <button
          type="button"
          className="admin-focus-picture"
          aria-label={`Focal point of ${name}: ${focusWords(focus)}`}
          onClick={point}
          onKeyDown={step}
        >
          <img src={src} alt="" width={image.width} height={image.height} />
          <svg aria-hidden="true">
            <circle cx={`${focus.x * 100}%`} cy={`${focus.y * 100}%`} r="9" />
          </svg>
        </button>
        <figure>
          <img className={focusClasses(focus)} src={src} alt="" width="96" height="120" />
          <figcaption>In the shop</figcaption>
        </figure>
        <figure>
          <img
            className={['wide', focusClasses(image.focus)].filter(Boolean).join(' ')}
            src={image.avif && !image.focus ? socialImagePath(image.key) : src}
            alt=""
            width="200"
            height="105"
          />
          <figcaption>Where it is shared</figcaption>
        </figure>
      </div>
      <p className="hint" role="status">
        {image.focus ? focusWords(focus) : 'None: the middle'}
      </p>
      {image.focus && (
        <button type="button" className="text-button" onClick={() => onFocus(undefined)}>
          Remove the focal point<span className="visually-hidden"> of {name}</span>
        </button>
      )}
    </details>
  );
}
