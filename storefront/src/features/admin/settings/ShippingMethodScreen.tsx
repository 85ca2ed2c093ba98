import type { ShippingMethod, ShippingMethodInput } from '@lapidary/shared/pricing/shipping-method';
import { goTo, renameAddress } from '../admin-navigation.client.ts';
import { routeHash } from '../admin-routes.ts';
import { DeleteRecord } from '../forms/DeleteRecord.tsx';
import { RecordFrame } from '../forms/RecordFrame.tsx';
import { useRecordForm } from '../forms/use-record-form.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useCurrency } from '../store-context.ts';
import { useLoad } from '../use-load.ts';
import { ShippingFields } from './ShippingFields.tsx';
import { deleteShippingMethod, listShippingMethods, saveShippingMethod } from './settings-api.client.ts';
import { readShipping, type ShippingForm, shippingFacts, shippingForm } from './shipping-form.ts';

const ALL = routeHash({ screen: 'settings' });

const fetchMethod = async ({ id }: ShippingMethod): Promise<ShippingMethod | undefined> =>
  (await listShippingMethods()).find((method) => method.id === id);

function MethodEditor({ method }: { method: ShippingMethod | null }) {
  const currency = useCurrency();
  const record = useRecordForm<ShippingForm, ShippingMethodInput, ShippingMethod>(method, {
    formOf: (saved) => shippingForm(saved, currency),
    read: (form) => readShipping(form, currency),
    send: saveShippingMethod,
    fetch: fetchMethod,
    facts: shippingFacts,
    onSaved: ({ id }) => renameAddress({ screen: 'shipping_method', id }),
  });
  const { saved } = record;
  return (
    <>
      <RecordFrame record={record}>
        <ShippingFields form={record.form} problems={record.problems} change={record.change} />
      </RecordFrame>
      {saved && (
        <DeleteRecord
          name={`“${saved.name}”`}
          consequence="Nobody can choose it any more. Orders keep theirs."
          remove={() => deleteShippingMethod(saved.id)}
          onRemoved={() => goTo({ screen: 'settings' })}
        />
      )}
    </>
  );
}

/** A way of delivery; `id` null is a new one. */
export function ShippingMethodScreen({ id }: { id: string | null }) {
  const loaded = useLoad(listShippingMethods);
  const method = loaded.state === 'ready' ? loaded.value.find((one) => one.id === id) : undefined;
  return (
    <>
      <ScreenHeading title={id === null ? 'New shipping method' : (method?.name ?? 'Shipping method')} />
      <p>
        <a href={ALL}>All settings</a>
      </p>
      <LoadedPart loaded={loaded} of="the shipping method">
        {() =>
          id !== null && !method ? (
            <p>
              There is no such shipping method any more. <a href={ALL}>See those that there are</a>
            </p>
          ) : (
            <MethodEditor method={method ?? null} />
          )
        }
      </LoadedPart>
    </>
  );
}
