import type { PreviewLink } from '@lapidary/shared/catalog/preview';
import { useState } from 'react';
import { requestPreview } from './admin-api.client.ts';
import { failureWords } from './failure-words.ts';
import { notify } from './notice.client.ts';
import type { ProductDraft } from './use-product-draft.ts';

/** A preview from the press of the button to its link. */
export type Previewing =
  | { step: 'idle' | 'saving' | 'asking' }
  | { step: 'ready'; link: PreviewLink }
  | { step: 'refused'; failure: string };

/** Opens previews of the draft of an editor, saving it first when something is not saved. */
export function usePreview(draft: ProductDraft) {
  const [previewing, setPreviewing] = useState<Previewing>({ step: 'idle' });
  const busy = previewing.step === 'saving' || previewing.step === 'asking';

  /** @returns null when the draft is not saved, and the editor says why. */
  async function ask(): Promise<PreviewLink | null> {
    let product = draft.product;
    if (!product || draft.dirty) {
      setPreviewing({ step: 'saving' });
      product = await draft.save();
    }
    if (!product) return null;
    setPreviewing({ step: 'asking' });
    return await requestPreview(product.id);
  }

  async function start() {
    // Now, while the button is pressed: browsers block what opens later by itself.
    const tab = window.open('', '_blank');
    if (tab) tab.opener = null;
    try {
      const link = await ask();
      setPreviewing(link ? { step: 'ready', link } : { step: 'idle' });
      if (link) tab?.location.replace(link.url);
      else tab?.close();
    } catch (error) {
      tab?.close();
      setPreviewing({ step: 'refused', failure: failureWords(error) });
    }
  }

  async function copy({ url }: PreviewLink) {
    try {
      await navigator.clipboard.writeText(url);
      notify('Link copied');
    } catch {
      setPreviewing({
        step: 'refused',
        failure: `The browser does not let this page copy. This is the link: ${url}`,
      });
    }
  }

  return {
    previewing,
    busy,
    start: () => void start(),
    copy: (link: PreviewLink) => void copy(link),
  };
}
