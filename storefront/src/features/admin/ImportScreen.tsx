import { type ImportJob, isImportBusy } from '@lapidary/shared/catalog/import';
import { useCallback, useState } from 'react';
import { routeHash } from './admin-routes.ts';
import { CancelImport } from './CancelImport.tsx';
import { downloadFile } from './download-file.client.ts';
import { Failure } from './Failure.tsx';
import { failureWords } from './failure-words.ts';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportFaults } from './ImportFaults.tsx';
import { ImportPictures } from './ImportPictures.tsx';
import { applyImport, cancelImport, checkImport, faultsAddress, getImport } from './import-api.client.ts';
import { cancelledWords, confirmWords, countWords, importable, pictureWords } from './import-words.ts';
import { notify } from './notice.client.ts';
import { PublishProgress } from './PublishProgress.tsx';
import { ScreenHeading } from './ScreenHeading.tsx';
import { useFollowedRequest } from './use-followed-request.ts';
import { usePolled } from './use-polled.ts';

function Progress({ job: { state, done, total } }: { job: ImportJob }) {
  const words = state === 'checking' ? 'Checking the file' : 'Importing';
  return (
    <div role="status">
      <p>
        <progress aria-label={words} {...(total === null ? {} : { value: done, max: total })} /> {words}:{' '}
        {total === null ? `${done} products` : `${done} of ${total} products`}
      </p>
      {state === 'applying' && <p className="quiet">It goes on if you leave this page.</p>}
    </div>
  );
}

function Summary({ job }: { job: ImportJob }) {
  const { state, counts, error } = job;
  const pictures = counts && pictureWords(counts);
  return (
    <>
      {error && <Failure words={error} />}
      {counts && (
        <div role="status">
          <h2 className={state === 'done' ? 'admin-headline' : undefined}>
            {state === 'done' && 'Imported: '}
            {countWords(counts)}
          </h2>
          {pictures && <p className="quiet">{pictures}</p>}
        </div>
      )}
    </>
  );
}

/** One import: what its file would do, the errors in it, the button that confirms, and how far it is. */
export function ImportScreen({ id }: { id: string }) {
  const {
    value: job,
    failure,
    show,
    again,
  } = usePolled(
    useCallback(() => getImport(id), [id]),
    ({ state }) => isImportBusy(state),
  );
  const [refusal, setRefusal] = useState<string | null>(null);
  const hasEnded = job?.state === 'done' || job?.state === 'cancelled';
  const request = useFollowedRequest(hasEnded ? (job?.publishRequestId ?? null) : null, 'publish');

  const ask = <Answer,>(question: Promise<Answer>, answered: (answer: Answer) => void) => {
    setRefusal(null);
    question.then(answered, (error: unknown) => setRefusal(failureWords(error)));
  };
  const cancel = job && !hasEnded && <CancelImport job={job} onCancel={() => ask(cancelImport(id), show)} />;
  const checked = job?.state === 'ready' || job?.state === 'refused';

  return (
    <>
      <p>
        <a href={routeHash({ screen: 'imports' })}>All imports</a>
      </p>
      <ScreenHeading title={job ? `Import of ${job.fileName}` : 'Import'} />
      {failure && <Failure words={failure} again={again} />}
      {refusal && <Failure words={refusal} />}
      {!job && !failure && <p role="status">Loading the import…</p>}
      {job && isImportBusy(job.state) && <Progress job={job} />}
      {job?.state === 'cancelled' && <p role="status">{cancelledWords(job)}</p>}
      {job && !isImportBusy(job.state) && <Summary job={job} />}
      {job && checked && (
        <>
          {job.state === 'ready' && <p>Nothing has been written yet.</p>}
          <div className="admin-actions">
            {job.state === 'ready' && importable(job) > 0 && (
              <button type="button" className="button" onClick={() => ask(applyImport(id), show)}>
                {confirmWords(job)}
              </button>
            )}
            <button type="button" className="button secondary" onClick={() => ask(checkImport(id), show)}>
              Check again
            </button>
            {cancel}
          </div>
        </>
      )}
      {job && checked && job.header.length > 0 && (
        <ImportColumns
          key={job.updatedAt}
          job={job}
          onCheck={(mapping) => ask(checkImport(id, mapping), show)}
        />
      )}
      {job?.state === 'failed' && (
        <div className="admin-actions">
          <button type="button" className="button" onClick={() => ask(applyImport(id), show)}>
            Go on
          </button>
          {cancel}
        </div>
      )}
      {job && !checked && job.state !== 'failed' && cancel && <div className="admin-actions">{cancel}</div>}
      {hasEnded && job?.publishRequestId && (
        <PublishProgress publishing={request.publishing} again={request.again} />
      )}
      {job && !isImportBusy(job.state) && job.faultCount > 0 && (
        <section className="admin-section" aria-labelledby="faults-heading">
          <h2 id="faults-heading">{job.faultCount === 1 ? '1 error' : `${job.faultCount} errors`}</h2>
          <button
            type="button"
            className="text-button"
            onClick={() =>
              ask(downloadFile(faultsAddress(id), 'import-errors.csv'), () => notify('Errors downloaded.'))
            }
          >
            Download the errors
          </button>
          <ImportFaults job={job} />
        </section>
      )}
      {job && job.notes.length > 0 && !isImportBusy(job.state) && (
        <section className="admin-section" aria-labelledby="notes-heading">
          <h2 id="notes-heading">Notes</h2>
          <ul className="admin-causes">
            {job.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          {job.noteCount > job.notes.length && (
            <p className="quiet">and {job.noteCount - job.notes.length} more</p>
          )}
        </section>
      )}
      {job && checked && (job.counts?.pictures.missing ?? 0) > 0 && (
        <section className="admin-section" aria-labelledby="pictures-heading">
          <h2 id="pictures-heading">Missing pictures</h2>
          <p className="quiet">Send them here, then check again.</p>
          <ImportPictures />
        </section>
      )}
    </>
  );
}
