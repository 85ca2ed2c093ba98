import type { Promotion, PromotionInput, PromotionList } from '@lapidary/shared/pricing/promotion';
import { requestSignedIn } from '../../../lib/session-request.client.ts';
import { ifMatch } from '../admin-api.client.ts';

const promotionAddress = (id: string) => `/api/admin/promotions/${encodeURIComponent(id)}`;

export const listPromotions = async (): Promise<Promotion[]> =>
  (await requestSignedIn<PromotionList>('GET', '/api/admin/promotions')).promotions;

const createPromotion = (body: PromotionInput) =>
  requestSignedIn<Promotion>('POST', '/api/admin/promotions', { body });

/** @throws ApiProblem `version_stale` when someone else has saved it since. */
const putPromotion = ({ id, version }: Promotion, body: PromotionInput) =>
  requestSignedIn<Promotion>('PUT', promotionAddress(id), { body, headers: ifMatch(version) });

/** @param onto what the edit started from, null for a new one. @throws ApiProblem `conflict` when the code is taken. */
export const savePromotion = (body: PromotionInput, onto: Promotion | null): Promise<Promotion> =>
  onto ? putPromotion(onto, body) : createPromotion(body);

export const deletePromotion = (id: string) => requestSignedIn<void>('DELETE', promotionAddress(id));
