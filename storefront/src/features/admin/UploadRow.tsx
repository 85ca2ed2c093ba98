import type { Upload } from './use-uploads.ts';

interface Props {
  upload: Upload;
  onRetry(): void;
  onDismiss(): void;
}

export function UploadRow({ upload: { file, share, failure, retryable }, onRetry, onDismiss }: Props) {
  return (
    <li className="admin-upload">
      <span>{file.name}</span>
      {failure === null ? (
        <>
          {/* Without a value while the server works: how long that takes is not known. */}
          <progress aria-label={`Upload of ${file.name}`} max={1} {...(share < 1 ? { value: share } : {})} />
          <span className="quiet">{share < 1 ? `${Math.round(share * 100)} %` : 'Preparing…'}</span>
          <button type="button" className="text-button" onClick={onDismiss}>
            Cancel<span className="visually-hidden"> {file.name}</span>
          </button>
        </>
      ) : (
        <>
          <span className="field-error" role="alert">
            {failure}
          </span>
          {retryable && (
            <button type="button" className="text-button" onClick={onRetry}>
              Try again<span className="visually-hidden"> with {file.name}</span>
            </button>
          )}
          <button type="button" className="text-button" onClick={onDismiss}>
            Dismiss<span className="visually-hidden"> {file.name}</span>
          </button>
        </>
      )}
    </li>
  );
}
