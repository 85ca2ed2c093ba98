import type { S3Client } from '@aws-sdk/client-s3';

/** A client of the store that comes no further than so many calls; `end` happens in place of the next one. */
export function cutOffStore(s3: S3Client, calls: number, end: () => void): S3Client {
  let left = calls;
  return new Proxy(s3, {
    get(client, name) {
      if (name !== 'send') return Reflect.get(client, name);
      return async (command: Parameters<S3Client['send']>[0]) => {
        if (left-- <= 0) end();
        return await client.send(command);
      };
    },
  });
}
