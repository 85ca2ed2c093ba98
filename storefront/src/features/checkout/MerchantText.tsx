import { useLocale, useWords, useWritten } from '../../lib/island.tsx';

/** What a merchant has written, as it is. Pages in another language say which one it is in. */
export function MerchantText({ text }: { text: string }) {
  const { shopSays } = useWords('checkout');
  const written = useWritten();
  const locale = useLocale();
  if (!written) return text;
  const language = new Intl.DisplayNames([locale], { type: 'language' }).of(written) ?? written;
  return (
    <>
      {shopSays(language)} <span lang={written}>{text}</span>
    </>
  );
}
