import { inLanguage } from '@lapidary/shared/page-paths';
import { type ComponentType, createContext, useContext } from 'react';
import type { AccountMessages } from '../messages/en/account.ts';
import type { BagMessages } from '../messages/en/bag.ts';
import type { CheckoutMessages } from '../messages/en/checkout.ts';
import type { FailureMessages } from '../messages/en/failures.ts';
import type { PageLanguage } from './page-language.ts';

/** The words of islands; each island comes with those that it needs, in one language. */
export interface IslandMessages {
  account: AccountMessages;
  bag: BagMessages;
  checkout: CheckoutMessages;
  failures: FailureMessages;
}

/** What an island must be told of the page that it is on. */
export type IslandPage = Pick<PageLanguage, 'locale' | 'prefix' | 'written'>;

const Page = createContext<IslandPage & { messages: Partial<IslandMessages> }>({
  locale: 'en',
  prefix: '',
  written: undefined,
  messages: {},
});

/** Makes an island of a component, with its words. Each language has its own, so that no page loads the others'. */
export function island<Props extends object>(
  Component: ComponentType<Props>,
  messages: Partial<IslandMessages>,
) {
  return function Island({ page, ...props }: Props & { page: IslandPage }) {
    return (
      <Page value={{ ...page, messages }}>
        <Component {...(props as unknown as Props)} />
      </Page>
    );
  };
}

/** The words of a feature in the language of the page. @throws when the island has come without them. */
export function useWords<Feature extends keyof IslandMessages>(feature: Feature): IslandMessages[Feature] {
  const words = useContext(Page).messages[feature];
  if (!words) throw new Error(`an island needs the words of "${feature}"`);
  return words;
}

/** Where links of the page lead: the twin of a path in its language. */
export function useLocal(): (path: string) => string {
  const { prefix } = useContext(Page);
  return (path) => inLanguage(path, prefix);
}

/** The page's language and region, as `Intl` takes it. */
export const useLocale = (): string => useContext(Page).locale;

/** The `lang` of what merchants write; undefined where it is the page's own. */
export const useWritten = (): string | undefined => useContext(Page).written;
