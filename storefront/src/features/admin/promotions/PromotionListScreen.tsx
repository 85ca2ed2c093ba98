import type { Promotion } from '@lapidary/shared/pricing/promotion';
import { routeHash } from '../admin-routes.ts';
import { type Column, DataTable } from '../forms/DataTable.tsx';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useCurrency } from '../store-context.ts';
import { useLoad } from '../use-load.ts';
import { promotionState, promotionWords } from './promotion-words.ts';
import { listPromotions } from './promotions-api.client.ts';

const NEW = routeHash({ screen: 'promotion', id: null });

const columnsOf = (currency: string): Column<Promotion>[] => [
  {
    title: 'Code',
    kind: 'row',
    cell: ({ id, code }) => <a href={routeHash({ screen: 'promotion', id })}>{code}</a>,
  },
  { title: 'Takes off', cell: (promotion) => promotionWords(promotion, currency) },
  {
    title: 'Now',
    cell: (promotion) => {
      const { counts, words } = promotionState(promotion, Date.now());
      return <span className={counts ? 'admin-mark admin-mark-live' : 'admin-mark'}>{words}</span>;
    },
  },
  {
    title: 'Uses',
    kind: 'amount',
    cell: ({ used, usageLimit }) => (usageLimit === null ? 'no limit' : `${used} of ${usageLimit}`),
  },
];

export function PromotionListScreen() {
  const currency = useCurrency();
  const promotions = useLoad(listPromotions);
  return (
    <>
      <ScreenHeading title="Promotions">
        <a className="button" href={NEW}>
          New promotion
        </a>
      </ScreenHeading>
      <LoadedPart loaded={promotions} of="promotions">
        {(list) =>
          list.length === 0 ? (
            <p>
              There are no promotion codes yet. <a href={NEW}>Make the first one</a>
            </p>
          ) : (
            <DataTable columns={columnsOf(currency)} rows={list} keyOf={({ id }) => id} />
          )
        }
      </LoadedPart>
    </>
  );
}
