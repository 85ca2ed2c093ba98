import { expect, it } from 'vitest';
import { variantRules } from './variant-rules.ts';

it('variant-rules.css is what variantRules() gives', async () => {
  await expect(variantRules()).toMatchFileSnapshot('./variant-rules.css');
});
