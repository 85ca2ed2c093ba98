import type { DeployStep } from '../deploy-step.ts';

const LOOKS = 120;

/** The publisher renders the site by itself as soon as it runs; the edge answers 503 until then. */
export const firstPublish: DeployStep = {
  name: 'first publish',
  plan: async ({ before }) => (before ? null : 'wait until the publisher has made the site live'),
  async run({ shop, fetch, pause }) {
    let last = 'no answer';
    for (let look = 0; look < LOOKS; look += 1) {
      try {
        const answer = await fetch(`https://${shop.domain}/`, { redirect: 'manual' });
        await answer.body?.cancel();
        if (answer.status === 200) return;
        last = String(answer.status);
      } catch (error) {
        // A new name takes a while to be known everywhere.
        last = (error as Error).message;
      }
      await pause();
    }
    throw new Error(
      `https://${shop.domain}/ is not served: ${last}; the log group of the publisher tells why`,
    );
  },
};
