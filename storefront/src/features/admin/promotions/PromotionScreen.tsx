import type { Promotion, PromotionInput } from '@lapidary/shared/pricing/promotion';
import { goTo, renameAddress } from '../admin-navigation.client.ts';
import { routeHash } from '../admin-routes.ts';
import { DeleteRecord } from '../forms/DeleteRecord.tsx';
import { RecordFrame } from '../forms/RecordFrame.tsx';
import { useRecordForm } from '../forms/use-record-form.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useCurrency } from '../store-context.ts';
import { useLoad } from '../use-load.ts';
import { PromotionFields } from './PromotionFields.tsx';
import { type PromotionForm, promotionFacts, promotionForm, readPromotion } from './promotion-form.ts';
import { deletePromotion, listPromotions, savePromotion } from './promotions-api.client.ts';

const ALL = routeHash({ screen: 'promotions' });

const fetchPromotion = async ({ id }: Promotion): Promise<Promotion | undefined> =>
  (await listPromotions()).find((promotion) => promotion.id === id);

function PromotionEditor({ promotion }: { promotion: Promotion | null }) {
  const currency = useCurrency();
  const record = useRecordForm<PromotionForm, PromotionInput, Promotion>(promotion, {
    formOf: (saved) => promotionForm(saved, currency),
    read: (form) => readPromotion(form, currency),
    send: savePromotion,
    fetch: fetchPromotion,
    facts: promotionFacts,
    onSaved: ({ id }) => renameAddress({ screen: 'promotion', id }),
  });
  const { saved } = record;
  return (
    <>
      <RecordFrame record={record}>
        <PromotionFields form={record.form} problems={record.problems} change={record.change} />
      </RecordFrame>
      {saved && (
        <DeleteRecord
          name={`the code ${saved.code}`}
          consequence="Nobody can use it any more. Orders keep their discount."
          remove={() => deletePromotion(saved.id)}
          onRemoved={() => goTo({ screen: 'promotions' })}
        />
      )}
    </>
  );
}

/** A promotion code; `id` null is a new one. */
export function PromotionScreen({ id }: { id: string | null }) {
  const loaded = useLoad(listPromotions);
  const promotion = loaded.state === 'ready' ? loaded.value.find((one) => one.id === id) : undefined;
  return (
    <>
      <ScreenHeading title={id === null ? 'New promotion' : (promotion?.code ?? 'Promotion')} />
      <p>
        <a href={ALL}>All promotions</a>
      </p>
      <LoadedPart loaded={loaded} of="the promotion">
        {() =>
          id !== null && !promotion ? (
            <p>
              There is no such promotion any more. <a href={ALL}>See those that there are</a>
            </p>
          ) : (
            <PromotionEditor promotion={promotion ?? null} />
          )
        }
      </LoadedPart>
    </>
  );
}
