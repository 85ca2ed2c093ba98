import { S3Error } from '../s3-error.ts';

/** A POST policy: what a form may hold, and until when. */
export interface PostPolicy {
  readonly expiration: Date;
  readonly conditions: readonly FieldCondition[];
  /** Bytes of the file, both included. */
  readonly contentLength: ContentLength;
}

export interface ContentLength {
  readonly min: number;
  readonly max: number;
}

/** The field's name is in lower case. */
export interface FieldCondition {
  readonly operator: 'eq' | 'starts-with';
  readonly field: string;
  readonly value: string;
}

const MAX_FILE_BYTES = 5 * 1024 ** 3;
const UNCHECKED_FIELDS = new Set(['policy', 'x-amz-signature', 'file']);

/**
 * Reads a policy document.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @param encoded base64 of the JSON, as in the form
 * @throws S3Error InvalidPolicyDocument
 */
export function parsePostPolicy(encoded: string): PostPolicy {
  const policy = parseJson(Buffer.from(encoded, 'base64').toString('utf8'));
  if (!isRecord(policy)) throw invalid('must be a JSON object');
  const { expiration, conditions } = policy;
  const expires = new Date(typeof expiration === 'string' ? expiration : Number.NaN);
  if (Number.isNaN(expires.getTime())) throw invalid("must have an 'expiration' in ISO 8601");
  if (!Array.isArray(conditions)) throw invalid("must have a list of 'conditions'");
  const fields: FieldCondition[] = [];
  let contentLength = { min: 0, max: MAX_FILE_BYTES };
  for (const condition of conditions as readonly unknown[]) {
    const range = parseRange(condition);
    if (range === undefined) fields.push(...parseCondition(condition));
    else contentLength = narrow(contentLength, range);
  }
  return { expiration: expires, conditions: fields, contentLength };
}

/**
 * Checks a form against its policy: not expired, every condition met, and no field that no condition speaks of.
 * @param fields names in lower case; `bucket` is the one addressed and `key` has its `${filename}` filled in
 * @throws S3Error AccessDenied
 */
export function checkPostPolicy(policy: PostPolicy, fields: ReadonlyMap<string, string>, now: Date): void {
  if (policy.expiration <= now) throw denied('Policy expired.');
  for (const condition of policy.conditions) {
    const value = fields.get(condition.field) ?? '';
    const met = condition.operator === 'eq' ? value === condition.value : value.startsWith(condition.value);
    if (met) continue;
    const text = JSON.stringify([condition.operator, `$${condition.field}`, condition.value]);
    throw denied(`Policy Condition failed: ${text}`);
  }
  const covered = new Set(policy.conditions.map((condition) => condition.field));
  const extra = [...fields.keys()].filter(
    (name) => !covered.has(name) && !UNCHECKED_FIELDS.has(name) && !name.startsWith('x-ignore-'),
  );
  // S3 knows the bucket from the address; a policy need not name it.
  const unexpected = extra.filter((name) => name !== 'bucket');
  if (unexpected.length > 0) throw denied(`Extra input fields: ${unexpected.join(', ')}`);
}

function parseCondition(condition: unknown): FieldCondition[] {
  if (Array.isArray(condition)) {
    const [operator, field, value, ...rest] = condition as unknown[];
    const name = typeof operator === 'string' ? operator.toLowerCase() : '';
    if (
      (name === 'eq' || name === 'starts-with') &&
      typeof field === 'string' &&
      field.startsWith('$') &&
      typeof value === 'string' &&
      rest.length === 0
    ) {
      return [{ operator: name, field: field.slice(1).toLowerCase(), value }];
    }
  } else if (isRecord(condition)) {
    return Object.entries(condition).map(([field, value]) => {
      if (typeof value !== 'string') throw invalid(`has a condition on '${field}' that is not text`);
      return { operator: 'eq', field: field.toLowerCase(), value };
    });
  }
  throw invalid(`has an unknown condition: ${JSON.stringify(condition)}`);
}

function parseRange(condition: unknown): ContentLength | undefined {
  if (!Array.isArray(condition)) return undefined;
  const [operator, min, max] = condition as unknown[];
  if (typeof operator !== 'string' || operator.toLowerCase() !== 'content-length-range') return undefined;
  const range = { min: Number(min), max: Number(max) };
  if (condition.length !== 3 || !(range.min >= 0 && range.min <= range.max)) {
    throw invalid('has a content-length-range that is not two ascending numbers');
  }
  return range;
}

function narrow(left: ContentLength, right: ContentLength): ContentLength {
  return { min: Math.max(left.min, right.min), max: Math.min(left.max, right.max) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`is not JSON: ${String(error)}`);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(what: string): S3Error {
  return new S3Error('InvalidPolicyDocument', `Invalid Policy: the policy ${what}.`);
}

function denied(what: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${what}`);
}
