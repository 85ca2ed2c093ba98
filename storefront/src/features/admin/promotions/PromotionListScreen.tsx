import type { Promotion } from '@lapidary/shared/pricing/promotion';
import { routeHash } from '../admin-routes.ts';
import { useCurrency } from '../currency-context.ts';
import { LoadedPart } from '../LoadedPart.tsx';
import { ScreenHeading } from '../ScreenHeading.tsx';
import { useLoad } from '../use-load.ts';
import { promotionState, promotionWords } from './promotion-words.ts';
import { listPromotions } from './promotions-api.client.ts';

const NEW = routeHash({ screen: 'promotion', id: null });

function PromotionRow({ promotion }: { promotion: Promotion }) {
  const { id, code, used, usageLimit } = promotion;
  const { counts, words } = promotionState(promotion, Date.now());
  return (
    <tr>
      <th scope="row">
        <a href={routeHash({ screen: 'promotion', id })}>{code}</a>
      </th>
      <td>{promotionWords(promotion, useCurrency())}</td>
      <td>
        <span className={counts ? 'admin-mark admin-mark-live' : 'admin-mark'}>{words}</span>
      </td>
      <td className="amount" data-label="Used">
        {usageLimit === null ? 'no limit' : `${used} of ${usageLimit}`}
      </td>
    </tr>
  );
}

export function PromotionListScreen() {
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
            <table className="admin-table">
              <thead>
                <tr>
                  <th scope="col">Code</th>
                  <th scope="col">Takes off</th>
                  <th scope="col">Now</th>
                  <th scope="col">Used</th>
                </tr>
              </thead>
              <tbody>
                {list.map((promotion) => (
                  <PromotionRow key={promotion.id} promotion={promotion} />
                ))}
              </tbody>
            </table>
          )
        }
      </LoadedPart>
    </>
  );
}
