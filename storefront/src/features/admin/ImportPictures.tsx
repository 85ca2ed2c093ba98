import { FileDrop } from './FileDrop.tsx';
import { notify } from './notice.client.ts';
import { PICTURE_TYPES } from './picture-file.ts';
import { UploadRow } from './UploadRow.tsx';
import { useUploads } from './use-uploads.ts';

/** Pictures that a file names by the names of their files: sent here, they are found by every import. */
export function ImportPictures() {
  const { uploads, add, retry, dismiss } = useUploads(() => notify('Picture sent.'));
  return (
    <>
      <FileDrop
        label="Pictures"
        hint="Those that the file names by file name, such as ring.jpg: JPEG, PNG, WebP or AVIF, up to 20 MB each"
        accept={PICTURE_TYPES}
        multiple
        onFiles={add}
      />
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
    </>
  );
}
