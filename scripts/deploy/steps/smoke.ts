import type { DeployContext, DeployStep } from '../deploy-step.ts';
import { serviceOf } from '../deployed-state.ts';
import { restoreService } from '../run-task.ts';

const TRIES = 5;

interface Look {
  readonly what: string;
  readonly url: string;
  readonly init?: RequestInit;
  /** @returns what is wrong, or undefined. */
  readonly wrong: (answer: Response, body: string) => string | undefined;
}

const statusIs =
  (status: number) =>
  (answer: Response): string | undefined =>
    answer.status === status ? undefined : `status ${answer.status}, not ${status}`;

/** What a shopper meets, and what nobody may, through the public addresses. */
function looksAt(publicUrl: string, apiUrl: string): Look[] {
  const json = { 'content-type': 'application/json', origin: publicUrl };
  return [
    {
      what: 'the front page',
      url: `${publicUrl}/`,
      wrong: (answer, body) => {
        if (answer.status !== 200) return `status ${answer.status}`;
        if (!/<html/i.test(body)) return 'it is no page';
        return answer.headers.has('strict-transport-security') ? undefined : 'no Strict-Transport-Security';
      },
    },
    { what: 'a page that is not there', url: `${publicUrl}/no-such-page-of-ours/`, wrong: statusIs(404) },
    { what: 'the sitemap', url: `${publicUrl}/sitemap.xml`, wrong: statusIs(200) },
    {
      what: 'what browsers are told',
      url: `${publicUrl}/runtime.json`,
      wrong: (_answer, body) => (body.includes('"userPoolId"') ? undefined : 'it names no user pool'),
    },
    { what: 'the API and its database', url: `${publicUrl}/api/ready`, wrong: statusIs(200) },
    {
      what: 'a bag line that makes no sense',
      url: `${publicUrl}/api/bag/lines`,
      init: { method: 'POST', headers: json, body: '{}' },
      wrong: (answer) =>
        answer.headers.get('content-type')?.startsWith('application/problem+json') && answer.status < 500
          ? undefined
          : `status ${answer.status}, and no problem document`,
    },
    { what: "the desk's API without a token", url: `${publicUrl}/api/admin/products`, wrong: statusIs(401) },
    {
      what: 'the API past the edge',
      url: `${apiUrl}/api/bag`,
      wrong: (answer) => (answer.status === 403 ? undefined : `it let us in with status ${answer.status}`),
    },
  ];
}

async function lookOnce(
  { fetch }: DeployContext,
  { what, url, init, wrong }: Look,
): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { redirect: 'manual', ...init });
    const fault = wrong(answer, await answer.text());
    return fault && `${what} (${url}): ${fault}`;
  } catch (error) {
    return `${what} (${url}): ${(error as Error).message}`;
  }
}

/** @returns what is wrong after some tries; a new deployment takes a moment everywhere. */
export async function findFaults(context: DeployContext): Promise<string[]> {
  const service = await serviceOf(context);
  let looks = looksAt(`https://${context.shop.domain}`, service?.url ?? '');
  let faults: string[] = [];
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const answers = await Promise.all(looks.map((look) => lookOnce(context, look)));
    faults = answers.filter((fault) => fault !== undefined);
    if (faults.length === 0) return [];
    looks = looks.filter((_look, index) => answers[index] !== undefined);
    await context.pause();
  }
  return faults;
}

export const smoke: DeployStep = {
  name: 'smoke',
  plan: async ({ shop }) => `https://${shop.domain}`,
  async run(context) {
    const faults = await findFaults(context);
    if (faults.length > 0) throw new Error(faults.join('\n  '));
  },
  undo: restoreService,
};
