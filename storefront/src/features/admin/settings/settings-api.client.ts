import type { StoreSettings, VersionedStoreSettings } from '@lapidary/shared/catalog/store';
import type {
  ShippingMethod,
  ShippingMethodInput,
  ShippingMethodList,
} from '@lapidary/shared/pricing/shipping-method';
import type {
  PaymentSettings,
  TaxSettings,
  VersionedPaymentSettings,
  VersionedTaxSettings,
} from '@lapidary/shared/pricing/store-settings';
import { requestSignedIn } from '../../../lib/session-request.client.ts';
import { ifMatch } from '../admin-api.client.ts';

const methodAddress = (id: string) => `/api/admin/shipping-methods/${encodeURIComponent(id)}`;

export const listShippingMethods = async (): Promise<ShippingMethod[]> =>
  (await requestSignedIn<ShippingMethodList>('GET', '/api/admin/shipping-methods')).shippingMethods;

const createShippingMethod = (body: ShippingMethodInput) =>
  requestSignedIn<ShippingMethod>('POST', '/api/admin/shipping-methods', { body });

/** @throws ApiProblem `version_stale` when someone else has saved it since. */
const putShippingMethod = ({ id, version }: ShippingMethod, body: ShippingMethodInput) =>
  requestSignedIn<ShippingMethod>('PUT', methodAddress(id), { body, headers: ifMatch(version) });

/** @param onto what the edit started from, null for a new one. */
export const saveShippingMethod = (
  body: ShippingMethodInput,
  onto: ShippingMethod | null,
): Promise<ShippingMethod> => (onto ? putShippingMethod(onto, body) : createShippingMethod(body));

export const deleteShippingMethod = (id: string) => requestSignedIn<void>('DELETE', methodAddress(id));

export const getTax = () => requestSignedIn<VersionedTaxSettings>('GET', '/api/admin/settings/tax');

/** @throws ApiProblem `version_stale` when someone else has saved it since. */
export const putTax = (body: TaxSettings, version: number) =>
  requestSignedIn<VersionedTaxSettings>('PUT', '/api/admin/settings/tax', {
    body,
    headers: ifMatch(version),
  });

export const getPayment = () =>
  requestSignedIn<VersionedPaymentSettings>('GET', '/api/admin/settings/payment');

/** @throws ApiProblem `version_stale` when someone else has saved it since. */
export const putPayment = (body: PaymentSettings, version: number) =>
  requestSignedIn<VersionedPaymentSettings>('PUT', '/api/admin/settings/payment', {
    body,
    headers: ifMatch(version),
  });

export const getStore = () => requestSignedIn<VersionedStoreSettings>('GET', '/api/admin/settings/store');

/** @throws ApiProblem `version_stale` when someone else has saved it since; `conflict` when the currency has to stay. */
export const putStore = (body: StoreSettings, version: number) =>
  requestSignedIn<VersionedStoreSettings>('PUT', '/api/admin/settings/store', {
    body,
    headers: ifMatch(version),
  });
