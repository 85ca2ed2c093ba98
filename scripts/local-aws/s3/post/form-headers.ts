import { S3Error } from '../s3-error.ts';

const TOKEN = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/**
 * The fields of a form as HTTP headers. Fields may hold any text, headers may not: as S3 does, text beyond printable
 * ASCII is wrapped as RFC 2047 says.
 * @throws S3Error InvalidArgument for a metadata field whose name cannot be a header's
 */
export function formHeaders(fields: ReadonlyMap<string, string>): [string, string][] {
  return [...fields].map(([name, value]) => {
    if (name.startsWith('x-amz-') && !TOKEN.test(name)) {
      throw new S3Error('InvalidArgument', 'The name of a metadata field is not valid.', {
        ArgumentName: name,
      });
    }
    const plain = /^[\t\x20-\x7e]*$/.test(value);
    return [name, plain ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`];
  });
}
