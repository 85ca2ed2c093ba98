import type { CorsRule } from '../store/buckets.ts';

/** What a browser asks a bucket for. */
export interface CorsQuestion {
  readonly origin: string;
  readonly method: string;
  /** The headers that a preflight announces. */
  readonly requestHeaders: readonly string[];
}

/**
 * The answer of the first rule that allows the question.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 * @returns the headers to send, or `undefined` when no rule allows it
 */
export function corsHeaders(
  rules: readonly CorsRule[],
  question: CorsQuestion,
): Record<string, string> | undefined {
  const rule = rules.find((candidate) => allows(candidate, question));
  if (rule === undefined) return undefined;
  const anyOrigin = rule.allowedOrigins.includes('*');
  const headers: Record<string, string> = {
    'access-control-allow-origin': anyOrigin ? '*' : question.origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
  if (!anyOrigin) headers['access-control-allow-credentials'] = 'true';
  if (question.requestHeaders.length > 0) {
    headers['access-control-allow-headers'] = question.requestHeaders.join(', ');
  }
  if (rule.exposeHeaders.length > 0) headers['access-control-expose-headers'] = rule.exposeHeaders.join(', ');
  if (rule.maxAgeSeconds !== undefined) headers['access-control-max-age'] = String(rule.maxAgeSeconds);
  return headers;
}

function allows(rule: CorsRule, question: CorsQuestion): boolean {
  return (
    rule.allowedMethods.includes(question.method) &&
    rule.allowedOrigins.some((pattern) => matches(pattern, question.origin)) &&
    question.requestHeaders.every((header) =>
      rule.allowedHeaders.some((pattern) => matches(pattern.toLowerCase(), header.toLowerCase())),
    )
  );
}

function matches(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return text === pattern;
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
