import { type AddressList, MAX_ADDRESSES, type SavedAddress } from '@lapidary/shared/customers/address';
import { useRef, useState } from 'react';
import type { HttpMethod } from '../../lib/api-client.client.ts';
import { useWords } from '../../lib/island.tsx';
import { requestSignedIn } from '../../lib/session-request.client.ts';
import { AddressCard } from './AddressCard.tsx';
import { AddressForm } from './AddressForm.tsx';
import { FetchState } from './FetchState.tsx';
import { refusalProblems } from './refusal-problems.ts';
import { useFetched } from './use-fetched.ts';

const PATH = '/api/account/addresses';

interface ListProps {
  locale: string;
  addresses: SavedAddress[];
  replace(list: AddressList): void;
  /** Something was done that took what had the focus away. */
  refocus(): void;
}

function Addresses({ locale, addresses, replace, refocus }: ListProps) {
  const account = useWords('account');
  const failures = useWords('failures');
  const words = account.address;
  const [editing, setEditing] = useState<SavedAddress | 'new' | null>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState({ text: '', isProblem: false });

  async function change(method: HttpMethod, id: string, done: string, body?: object) {
    setBusy(true);
    try {
      replace(await requestSignedIn<AddressList>(method, `${PATH}/${id}`, { body }));
      setSaid({ text: done, isProblem: false });
    } catch (error) {
      setSaid({
        text: refusalProblems(error, 'address', { account, failures })[0]!.message,
        isProblem: true,
      });
    } finally {
      setBusy(false);
      refocus();
    }
  }

  function close() {
    setEditing(null);
    refocus();
  }

  if (editing) {
    const saved = editing === 'new' ? null : editing;
    const onSaved = (list: AddressList) => {
      replace(list);
      setSaid({ text: words.saved, isProblem: false });
      close();
    };
    return <AddressForm locale={locale} saved={saved} onSaved={onSaved} onCancel={close} />;
  }
  return (
    <>
      <p role={said.isProblem ? 'alert' : 'status'}>{said.text}</p>
      {addresses.length === 0 && <p>{words.none}</p>}
      {addresses.map((saved) => (
        <AddressCard
          key={saved.id}
          saved={saved}
          locale={locale}
          busy={busy}
          onEdit={() => setEditing(saved)}
          onMakeDefault={() => {
            const body = { address: saved.address, isDefault: true };
            void change('PUT', saved.id, words.defaultNow, body);
          }}
          onDelete={() => void change('DELETE', saved.id, words.deleted)}
        />
      ))}
      {addresses.length < MAX_ADDRESSES ? (
        <button type="button" className="button secondary" onClick={() => setEditing('new')}>
          {words.add}
        </button>
      ) : (
        <p className="quiet">{words.full(MAX_ADDRESSES)}</p>
      )}
    </>
  );
}

/** The addresses that a shopper keeps. */
export function AddressesSection({ locale }: { locale: string }) {
  const words = useWords('account');
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useFetched<AddressList>(PATH);
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses" tabIndex={-1} ref={heading}>
        {words.addresses}
      </h2>
      <FetchState of={list} words={words.address} />
      {list.state === 'ready' && (
        <Addresses
          locale={locale}
          addresses={list.value.addresses}
          replace={list.replace}
          refocus={() => heading.current?.focus()}
        />
      )}
    </section>
  );
}
