import { AwsJsonError } from '../aws-json/aws-json-error.ts';

const TERM = /\s*([-?]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/y;

/**
 * Compiles a filter pattern of terms: every plain term must occur, at least one of those with `?` if there are any, and
 * none of those with `-`. Case counts; quotes hold several words together.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 * @throws AwsJsonError InvalidParameterException for unclosed quotes, and for JSON, column and regular expression
 *   patterns
 */
export function compileFilterPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim();
  if (/^[{[%]/.test(text)) {
    throw new AwsJsonError(
      'InvalidParameterException',
      'Only filter patterns made of terms are offered here.',
    );
  }
  const required: string[] = [];
  const optional: string[] = [];
  const excluded: string[] = [];
  for (let position = 0; position < text.length; position = TERM.lastIndex) {
    TERM.lastIndex = position;
    const match = TERM.exec(text);
    if (match === null) throw new AwsJsonError('InvalidParameterException', 'Invalid filter pattern');
    const [, sign, quoted, plain = ''] = match;
    const term = quoted?.replace(/\\(.)/g, '$1') ?? plain;
    (sign === '-' ? excluded : sign === '?' ? optional : required).push(term);
  }
  return (message) => {
    const occurs = (term: string): boolean => message.includes(term);
    if (excluded.some(occurs) || !required.every(occurs)) return false;
    return optional.length === 0 || optional.some(occurs);
  };
}
