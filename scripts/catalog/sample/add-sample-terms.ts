import type { Services } from '@lapidary/commerce-api/platform/services';
import {
  changeShippingMethod,
  createPromotion,
  createShippingMethod,
  selectPromotions,
  selectShippingMethods,
} from '@lapidary/commerce-api/pricing';
import { readStore } from '@lapidary/commerce-api/store';
import { parseDecimalAmount } from '@lapidary/shared/money';
import { PromotionInput } from '@lapidary/shared/pricing/promotion';
import { ShippingMethodInput } from '@lapidary/shared/pricing/shipping-method';

const ACTOR = 'import';
/** What every shop has from the start. */
const DEFAULT_METHODS = 2;

/**
 * Tells how long delivery takes, and gives the sample shop a second way of it and codes to try. A shop that has any terms
 * of its own is left alone.
 */
export async function addSampleTerms(services: Pick<Services, 'database'>): Promise<void> {
  const on = { database: services.database };
  const methods = await selectShippingMethods(on);
  if (methods.length !== DEFAULT_METHODS || (await selectPromotions(on)).length > 0) return;
  const { currency } = await readStore(on);
  const amount = (units: number) => parseDecimalAmount(String(units), currency);
  const standard = methods.find(({ kind }) => kind === 'flat');
  if (standard) {
    const { id, version, name, price } = standard;
    const input = ShippingMethodInput.parse({ kind: 'flat', name, price, minDays: 2, maxDays: 4 });
    await changeShippingMethod(services, { actor: ACTOR, id, version, input });
  }
  const courier = ShippingMethodInput.parse({
    kind: 'free_over',
    name: 'Insured courier',
    description: 'Handed over against a signature.',
    price: amount(25),
    freeOver: amount(1000),
    minDays: 1,
    maxDays: 2,
    position: 10,
  });
  await createShippingMethod(services, { actor: ACTOR, input: courier });
  const promotions = [
    { kind: 'percent', value: 1000, code: 'WELCOME10', minimumSubtotal: amount(100) },
    { kind: 'amount', value: amount(50), code: 'GIFT50', minimumSubtotal: amount(500), usageLimit: 100 },
    { kind: 'free_shipping', code: 'FREESHIP' },
  ];
  for (const promotion of promotions) {
    await createPromotion(services, { actor: ACTOR, input: PromotionInput.parse(promotion) });
  }
}
