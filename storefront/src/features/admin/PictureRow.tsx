import type { Image } from '@lapidary/shared/catalog/product';
import type { FieldProblem } from '@lapidary/shared/errors';
import { imagePath } from '@lapidary/shared/page-paths';
import { TextField } from './TextField.tsx';

interface Props {
  image: Image;
  index: number;
  problems: FieldProblem[];
  onAlt(alt: string): void;
  /** null at the end of the list */
  onMoveUp: (() => void) | null;
  onMoveDown: (() => void) | null;
  onRemove(): void;
}

export function PictureRow({ image, index, problems, onAlt, onMoveUp, onMoveDown, onRemove }: Props) {
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
    <li className="admin-picture">
      <img
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
          hint="For people who do not see it: what is shown, in a few words"
          maxLength={500}
          value={image.alt}
          problems={problems}
          onChange={onAlt}
        />
        <div className="admin-actions">
          {move('Move up', onMoveUp)}
          {move('Move down', onMoveDown)}
          {move('Remove', onRemove)}
        </div>
      </div>
    </li>
  );
}
