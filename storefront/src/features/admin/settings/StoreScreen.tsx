import type { StoreSettings, VersionedStoreSettings } from '@lapidary/shared/catalog/store';
import { routeHash } from '../admin-routes.ts';
import { RecordFrame } from '../forms/RecordFrame.tsx';
import { useRecordForm } from '../forms/use-record-form.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { usePublishRequest } from '../listings/use-publish-request.ts';
import { PublishProgress } from '../PublishProgress.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useCurrency } from '../store-context.ts';
import { useLoad } from '../use-load.ts';
import { AnnouncementFields, ContactFields, StoreBasics } from './StoreFields.tsx';
import { getStore, putStore } from './settings-api.client.ts';
import { readStore, type StoreForm, storeFacts, storeForm } from './store-form.ts';

function StoreEditor({ store }: { store: VersionedStoreSettings }) {
  const currency = useCurrency();
  const { publishing, follow, again } = usePublishRequest();
  const record = useRecordForm<StoreForm, StoreSettings, VersionedStoreSettings>(store, {
    formOf: (saved) => storeForm((saved ?? store).settings),
    read: readStore,
    send: (input, onto) => putStore(input, (onto ?? store).version),
    fetch: getStore,
    facts: storeFacts,
    onSaved({ settings, publishRequest }) {
      // Every price of the desk is in it.
      if (settings.currency !== currency) window.location.reload();
      else if (publishRequest) follow(publishRequest);
    },
  });
  const { form, problems, change, saved } = record;
  const fields = { form, problems, change };
  return (
    <>
      <RecordFrame record={record}>
        <StoreBasics {...fields} currencyFixed={(saved ?? store).currencyFixed} />
        <ContactFields {...fields} />
        <AnnouncementFields {...fields} />
        <p className="quiet">Saving publishes it at once, on every page that shows it.</p>
      </RecordFrame>
      <PublishProgress publishing={publishing} again={again} />
    </>
  );
}

export function StoreScreen() {
  const store = useLoad(getStore);
  return (
    <>
      <ScreenHeading title="Store" />
      <p>
        <a href={routeHash({ screen: 'settings' })}>All settings</a>
      </p>
      <LoadedPart loaded={store} of="the store’s settings">
        {(value) => <StoreEditor store={value} />}
      </LoadedPart>
    </>
  );
}
