import { z } from 'zod';
import { inTurn, type Operation, type SentRequest, type Step } from '../api/operation.ts';

const BAGS = 96;
const AT_ONCE = 8;
const LINES = 3;
const PAGE = 100;
const TOKEN = 'vendure-auth-token';

const ORDER = `id code totalQuantity subTotalWithTax totalWithTax currencyCode
  lines { id quantity unitPriceWithTax linePriceWithTax featuredAsset { preview }
    productVariant { id name sku stockLevel product { id slug name } } }`;
const OR_ERROR = '... on ErrorResult { errorCode message }';

const PRODUCT = `query Product($slug: String!) {
  product(slug: $slug) { id slug variants { id stockLevel priceWithTax currencyCode } } }`;
const ACTIVE_ORDER = `query Bag { activeOrder { ${ORDER} } }`;
const ADD = `mutation Add($id: ID!) {
  addItemToOrder(productVariantId: $id, quantity: 1) { __typename ... on Order { ${ORDER} } ${OR_ERROR} } }`;
/** All that a guest has to say, in one request; mutations of a document are carried out one after the other. */
const CHECK_OUT = `mutation CheckOut($email: String!, $address: CreateAddressInput!, $shipping: ID!) {
  setCustomerForOrder(input: { emailAddress: $email, firstName: "Ada", lastName: "Lovelace" }) { __typename ${OR_ERROR} }
  setOrderShippingAddress(input: $address) { __typename ${OR_ERROR} }
  setOrderShippingMethod(shippingMethodId: [$shipping]) { __typename ${OR_ERROR} }
  transitionOrderToState(state: "ArrangingPayment") { __typename ${OR_ERROR} }
  addPaymentToOrder(input: { method: "standard-payment", metadata: {} }) {
    __typename ... on Order { ${ORDER} state shippingWithTax taxSummary { taxRate taxTotal } } ${OR_ERROR} }
}`;
const CATALOG = `query Catalog($skip: Int!) {
  products(options: { take: ${PAGE}, skip: $skip }) { totalItems items { slug variants { id } } } }`;

const ADDRESS = {
  fullName: 'Ada Lovelace',
  streetLine1: '12 St James’s Square',
  city: 'London',
  postalCode: 'SW1Y 4JH',
  countryCode: 'GB',
};

const graphql = (query: string, variables: object = {}, token?: string): SentRequest => ({
  method: 'POST',
  path: '/shop-api',
  headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  body: JSON.stringify({ query, variables }),
});

async function ask(url: string, request: SentRequest): Promise<{ data: unknown; token: string | null }> {
  const { path, ...rest } = request;
  const response = await fetch(url + path, rest);
  const text = await response.text();
  if (!wentWell(response.status, text)) throw new Error(`Vendure answered ${response.status}: ${text}`);
  return { data: (JSON.parse(text) as { data: unknown }).data, token: response.headers.get(TOKEN) };
}

/** Vendure answers 200 also when it refuses. */
const wentWell = (status: number, body: string): boolean =>
  status === 200 && !body.includes('"errors":') && !body.includes('"errorCode":');

const Catalog = z.object({
  products: z.object({
    totalItems: z.int(),
    items: z.array(z.object({ slug: z.string(), variants: z.array(z.object({ id: z.string() })) })),
  }),
});

async function readCatalog(url: string): Promise<{ slugs: string[]; variantIds: string[] }> {
  const slugs: string[] = [];
  const variantIds: string[] = [];
  for (let total = 1; slugs.length < total; ) {
    const { data } = await ask(url, graphql(CATALOG, { skip: slugs.length }));
    const { products } = Catalog.parse(data);
    total = products.totalItems;
    slugs.push(...products.items.map(({ slug }) => slug));
    variantIds.push(...products.items.flatMap(({ variants }) => variants.map(({ id }) => id)));
  }
  return { slugs, variantIds };
}

interface FilledOrder {
  token: string;
  variantIds: string[];
}

async function fillOrder(url: string, variantIds: string[]): Promise<FilledOrder> {
  let token: string | undefined;
  for (const id of variantIds) {
    const answer = await ask(url, graphql(ADD, { id }, token));
    token ??= answer.token ?? undefined;
  }
  if (token === undefined) throw new Error('Vendure gave no session');
  return { token, variantIds };
}

async function fillOrders(url: string, variantIds: readonly string[]): Promise<FilledOrder[]> {
  const orders: FilledOrder[] = [];
  while (orders.length < BAGS) {
    const batch = Array.from({ length: AT_ONCE }, (_, place) => {
      const first = (orders.length + place) * LINES;
      return Array.from({ length: LINES }, (_line, line) => variantIds[(first + line) % variantIds.length]!);
    });
    orders.push(...(await Promise.all(batch.map((held) => fillOrder(url, held)))));
  }
  return orders;
}

/**
 * The operations that are measured, as its shop API has them. Checkouts are a guest's, each of a new one: the first add, and
 * one request with all the rest.
 */
export async function vendureOperations(url: string): Promise<Operation[]> {
  const { slugs, variantIds } = await readCatalog(url);
  const orders = await fillOrders(url, variantIds);
  const Shipping = z.object({ eligibleShippingMethods: z.array(z.object({ id: z.string() })).min(1) });
  const eligible = await ask(url, graphql('{ eligibleShippingMethods { id } }', {}, orders[0]!.token));
  const shipping = Shipping.parse(eligible.data).eligibleShippingMethods[0]!.id;

  const slug = inTurn(slugs);
  const variant = inTurn(variantIds);
  const filled = inTurn(orders);
  const line = inTurn([0, 1, 2]);
  const answered: Step['answered'] = (_visit, { status, body }) => wentWell(status, body);
  const step = (request: Step['request']): Step[] => [{ request, answered }];
  let guests = 0;
  return [
    { name: 'availability', steps: step(() => graphql(PRODUCT, { slug: slug() })) },
    { name: 'read bag', steps: step(() => graphql(ACTIVE_ORDER, {}, filled().token)) },
    {
      name: 'add line',
      steps: step(() => {
        const order = filled();
        return graphql(ADD, { id: order.variantIds[line()] }, order.token);
      }),
    },
    { name: 'first add', steps: step(() => graphql(ADD, { id: variant() })) },
    {
      name: 'checkout flow',
      steps: [
        {
          request: () => graphql(ADD, { id: variant() }),
          answered: (visit, { status, body, headers }) => {
            visit.token = headers[TOKEN];
            return wentWell(status, body);
          },
        },
        {
          request: ({ token }) => {
            guests += 1;
            const email = `guest-${guests}@example.com`;
            return graphql(CHECK_OUT, { email, address: ADDRESS, shipping }, String(token));
          },
          answered: (_visit, { status, body }) => wentWell(status, body),
        },
      ],
    },
  ];
}
