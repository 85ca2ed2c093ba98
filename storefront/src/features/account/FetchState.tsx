import { useWords } from '../../lib/island.tsx';
import type { Fetched } from './use-fetched.ts';

interface Props {
  of: Fetched<object>;
  words: { loading: string; failed: string };
}

/** What a section shows while it has nothing to show yet. */
export function FetchState({ of, words }: Props) {
  const { tryAgain } = useWords('account');
  if (of.state === 'ready') return null;
  if (of.state === 'loading') return <p role="status">{words.loading}</p>;
  return (
    <div className="notice problem" role="alert">
      <p>{words.failed}</p>
      <button type="button" className="button secondary" onClick={of.retry}>
        {tryAgain}
      </button>
    </div>
  );
}
