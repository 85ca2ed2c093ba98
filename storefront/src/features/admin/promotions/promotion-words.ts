import { formatMoney } from '@lapidary/shared/money';
import type { Promotion } from '@lapidary/shared/pricing/promotion';
import { percentField } from '../forms/number-fields.ts';
import { minuteWords } from '../time-words.ts';

/** What a code takes off: "10 % off from $100.00". */
export function promotionWords({ kind, value, minimumSubtotal }: Promotion, currency: string): string {
  const money = (amount: number) => formatMoney({ amount, currency });
  const off = {
    percent: () => `${percentField(value)} % off`,
    amount: () => `${money(value)} off`,
    free_shipping: () => 'free delivery',
  }[kind]();
  return minimumSubtotal > 0 ? `${off} from ${money(minimumSubtotal)}` : off;
}

/** Whether a code counts now, and why not. */
export function promotionState(
  { active, startsAt, endsAt, usageLimit, used }: Promotion,
  now: number,
): { counts: boolean; words: string } {
  const no = (words: string) => ({ counts: false, words });
  if (!active) return no('Switched off');
  if (endsAt && Date.parse(endsAt) <= now) return no(`Ended ${minuteWords(endsAt)}`);
  if (startsAt && Date.parse(startsAt) > now) return no(`Starts ${minuteWords(startsAt)}`);
  if (usageLimit !== null && used >= usageLimit) return no('Used up');
  return { counts: true, words: endsAt ? `Until ${minuteWords(endsAt)}` : 'Counts' };
}
