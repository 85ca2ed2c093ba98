import type { FocalPoint, Image } from '@lapidary/shared/catalog/product';
import type { FieldProblem } from '@lapidary/shared/errors';
import { imagePath } from '@lapidary/shared/page-paths';
import { focusClasses } from '../../components/focus-classes.ts';
import { FocusPicker } from './FocusPicker.tsx';
import { TextField } from './TextField.tsx';

interface Props {
  image: Image;
  index: number;
  problems: FieldProblem[];
  /** It is being moved by the mouse. */
  onDrag(): void;
  /** Another one is dropped in its place; null when none can be. */
  onDropHere: (() => void) | null;
  onAlt(alt: string): void;
  /** undefined: the middle. */
  onFocus(focus: FocalPoint | undefined): void;
  /** null at the end of the list */
  onMoveUp: (() => void) | null;
  onMoveDown: (() => void) | null;
  onRemove(): void;
}

export function PictureRow(props: Props) {
  const { image, index, problems, onDrag, onDropHere, onAlt, onFocus, onMoveUp, onMoveDown, onRemove } =
    props;
  const name = `picture ${index + 1}`;
  const move = (label: string, run: (() => void) | null) => (
    <button
      type="button"
      className="text-button"
      aria-disabled={run ? undefined : true}
      onClick={() => run?.()}
    >
      {label}
      <span className="visually-hidden"> {name}</span>
    </button>
  );
  return (
    <li
      className="admin-picture"
      onDragOver={(event) => onDropHere && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDropHere?.();
      }}
    >
      <img
        className={focusClasses(image.focus)}
        draggable
        onDragStart={onDrag}
        src={imagePath(image.key, image.widths[0]!)}
        alt={image.alt}
        width="96"
        height="120"
        loading="lazy"
      />
      <div>
        <TextField
          path={`images.${index}.alt`}
          label="Description of the picture"
          hint={
            image.alt.trim() === ''
              ? 'Needed to publish: what is shown, in a few words, for people who do not see it'
              : 'For people who do not see it: what is shown, in a few words'
          }
          maxLength={500}
          value={image.alt}
          problems={problems}
          onChange={onAlt}
        />
        <FocusPicker image={image} name={name} onFocus={onFocus} />
        <div className="admin-actions">
          {move('Move up', onMoveUp)}
          {move('Move down', onMoveDown)}
          {move('Remove', onRemove)}
        </div>
      </div>
    </li>
  );
}
