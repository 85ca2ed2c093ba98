import type { Image } from '@lapidary/shared/catalog/product';
import { useEffect, useRef, useState } from 'react';
import { markUnsaved } from './admin-navigation.client.ts';
import { failureWords } from './failure-words.ts';
import { pictureRequest } from './picture-file.ts';
import { UploadRefused, uploadPicture } from './upload-picture.client.ts';

/** A picture on its way. Its share is 1 when all is sent and the server is looking at it. */
export interface Upload {
  id: string;
  file: File;
  share: number;
  /** Why it failed. */
  failure: string | null;
  /** Another try could help: the file itself is not at fault. */
  retryable: boolean;
}

const words = (error: unknown) => (error instanceof UploadRefused ? error.message : failureWords(error));

/** Uploads of a product's pictures, all at once, each with its own progress; `onImage` gets each that is done. */
export function useUploads(onImage: (image: Image) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);

  const underWay = uploads.some(({ failure }) => failure === null);
  useEffect(() => {
    markUnsaved('uploads', underWay ? 'Pictures are still on their way.' : null);
    return () => markUnsaved('uploads', null);
  }, [underWay]);

  const update = (id: string, changes: Partial<Upload>) =>
    setUploads((before) => before.map((each) => (each.id === id ? { ...each, ...changes } : each)));
  const sending = useRef(new Map<string, AbortController>());
  /** Takes it off the list; one that is under way is given up. */
  function dismiss(id: string) {
    sending.current.get(id)?.abort();
    setUploads((before) => before.filter((each) => each.id !== id));
  }

  async function send(id: string, file: File) {
    const wanted = pictureRequest(file);
    if (!wanted.ok) return update(id, { failure: wanted.problem, retryable: false });
    update(id, { failure: null, share: 0 });
    const controller = new AbortController();
    const { signal } = controller;
    sending.current.set(id, controller);
    try {
      const image = await uploadPicture(file, wanted.request, (share) => update(id, { share }), signal);
      if (signal.aborted) return;
      onImage(image);
      dismiss(id);
    } catch (error) {
      update(id, { failure: words(error), retryable: true });
    }
  }

  return {
    uploads,
    add(files: Iterable<File>) {
      for (const file of files) {
        const id = crypto.randomUUID();
        setUploads((before) => [...before, { id, file, share: 0, failure: null, retryable: true }]);
        void send(id, file);
      }
    },
    retry: ({ id, file }: Upload) => void send(id, file),
    dismiss: ({ id }: Upload) => dismiss(id),
  };
}
