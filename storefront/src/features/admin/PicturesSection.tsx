import type { FocalPoint, Image } from '@lapidary/shared/catalog/product';
import { useState } from 'react';
import type { DraftForm } from './draft-form.ts';
import type { EditorPart } from './editor-part.ts';
import { FileDrop } from './FileDrop.tsx';
import { fieldMessage } from './field-problems.ts';
import { moveEntry, withEntry, withoutEntry } from './list-moves.ts';
import { notify } from './notice.client.ts';
import { PictureRow } from './PictureRow.tsx';
import { PICTURE_TYPES } from './picture-file.ts';
import { UploadRow } from './UploadRow.tsx';
import { useUploads } from './use-uploads.ts';

/** Pictures have names made of what is in them: the same file sent twice is the same picture. */
const withImage = (form: DraftForm, image: Image): DraftForm =>
  form.images.some(({ key }) => key === image.key) ? form : { ...form, images: [...form.images, image] };

/** Without one, the field is not there: a picture that was set back is as if nobody had touched it. */
function withFocus({ focus: _before, ...image }: Image, focus: FocalPoint | undefined): Image {
  return focus ? { ...image, focus } : image;
}

/** The pictures in their order, the first one being the product's face, and those that are on their way. */
export function PicturesSection({ form, problems, change }: EditorPart) {
  const { uploads, add, retry, dismiss } = useUploads((image) => {
    change((before) => withImage(before, image));
    notify('Picture added. Save to keep it.');
  });
  const [dragged, setDragged] = useState<number | null>(null);
  const setImages = (edit: (images: Image[]) => Image[]) =>
    change((before) => ({ ...before, images: edit(before.images) }));
  const last = form.images.length - 1;
  const message = fieldMessage(problems, 'images');

  return (
    <section className="admin-section" aria-labelledby="pictures-heading">
      <h2 id="pictures-heading">Pictures</h2>
      {message && <p className="field-error">{message}</p>}
      {form.images.length === 0 && (
        <p className="quiet">None yet. The first one stands for the product in lists.</p>
      )}
      <ol className="admin-pictures">
        {form.images.map((image, i) => (
          <PictureRow
            key={image.key}
            image={image}
            index={i}
            problems={problems}
            onDrag={() => setDragged(i)}
            onDropHere={
              dragged === null || dragged === i
                ? null
                : () => {
                    setImages((images) => moveEntry(images, dragged, i));
                    setDragged(null);
                  }
            }
            onAlt={(alt) => setImages((images) => withEntry(images, i, { ...image, alt }))}
            onFocus={(focus) => setImages((images) => withEntry(images, i, withFocus(image, focus)))}
            onMoveUp={i > 0 ? () => setImages((images) => moveEntry(images, i, i - 1)) : null}
            onMoveDown={i < last ? () => setImages((images) => moveEntry(images, i, i + 1)) : null}
            onRemove={() => setImages((images) => withoutEntry(images, i))}
          />
        ))}
      </ol>
      {uploads.length > 0 && (
        <ul className="admin-uploads">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onRetry={() => retry(upload)}
              onDismiss={() => dismiss(upload)}
            />
          ))}
        </ul>
      )}
      <FileDrop
        label="Add pictures"
        hint="JPEG, PNG, WebP or AVIF, up to 20 MB each; choose them or drop them here"
        accept={PICTURE_TYPES}
        multiple
        onFiles={add}
      />
    </section>
  );
}
