import { deliveryPath } from '@lapidary/shared/page-paths';

/** Days in which a piece can be sent back: what the page about returns says, and what search engines are told. */
export const RETURN_DAYS = 30;

/** The page about returns for search engines: schema.org MerchantReturnPolicy. */
export const returnPolicy = (origin: string, local = (path: string) => path): object => ({
  '@type': 'MerchantReturnPolicy',
  merchantReturnLink: origin + local(deliveryPath()),
  returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
  merchantReturnDays: RETURN_DAYS,
  returnMethod: 'https://schema.org/ReturnByMail',
  returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
  refundType: 'https://schema.org/FullRefund',
});
