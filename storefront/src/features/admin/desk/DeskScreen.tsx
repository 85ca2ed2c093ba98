import { ActivityScreen } from '../activity/ActivityScreen.tsx';
import { HomeScreen } from '../home/HomeScreen.tsx';
import { ListingListScreen } from '../listings/ListingListScreen.tsx';
import { ListingScreen } from '../listings/ListingScreen.tsx';
import { OrderListScreen } from '../orders/OrderListScreen.tsx';
import { OrderScreen } from '../orders/OrderScreen.tsx';
import { PeopleScreen } from '../people/PeopleScreen.tsx';
import { PromotionListScreen } from '../promotions/PromotionListScreen.tsx';
import { PromotionScreen } from '../promotions/PromotionScreen.tsx';
import { SignInScreen } from '../second-factor/SignInScreen.tsx';
import { PaymentScreen } from '../settings/PaymentScreen.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { ShippingMethodScreen } from '../settings/ShippingMethodScreen.tsx';
import { StoreScreen } from '../settings/StoreScreen.tsx';
import { TaxScreen } from '../settings/TaxScreen.tsx';
import { StockHistoryScreen } from '../stock/StockHistoryScreen.tsx';
import { StockScreen } from '../stock/StockScreen.tsx';
import type { DeskRoute } from './desk-routes.ts';

/** The screen of an address beside products and releases. */
export function DeskScreen({ route }: { route: DeskRoute }) {
  switch (route.screen) {
    case 'home':
      return <HomeScreen />;
    case 'orders':
      return <OrderListScreen opened={route.filter} />;
    case 'order':
      return <OrderScreen number={route.number} />;
    case 'stock':
      return <StockScreen />;
    case 'stock_history':
      return <StockHistoryScreen variantId={route.variantId} />;
    case 'listings':
      return <ListingListScreen />;
    case 'listing':
      return <ListingScreen kind={route.kind} slug={route.slug} />;
    case 'promotions':
      return <PromotionListScreen />;
    case 'promotion':
      return <PromotionScreen id={route.id} />;
    case 'settings':
      return <SettingsScreen />;
    case 'store':
      return <StoreScreen />;
    case 'tax':
      return <TaxScreen />;
    case 'payment':
      return <PaymentScreen />;
    case 'shipping_method':
      return <ShippingMethodScreen id={route.id} />;
    case 'people':
      return <PeopleScreen />;
    case 'sign_in':
      return <SignInScreen />;
    case 'activity':
      return <ActivityScreen />;
  }
}
