import { readText } from '../body/read-text.ts';
import type { S3 } from '../s3.ts';
import { S3Error } from '../s3-error.ts';
import type { SignedRequest } from '../signature/authenticate.ts';
import type { CorsRule } from '../store/buckets.ts';
import { children, optionalText, readXml, texts, type XmlElement } from '../xml/read-xml.ts';
import { document, element, type Xml } from '../xml/write-xml.ts';
import { xmlResponse } from '../xml/xml-response.ts';

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];
const MAX_RULES = 100;

export async function putBucketCors(s3: S3, request: SignedRequest): Promise<Response> {
  s3.store.buckets.require(request.bucket);
  const rules = children(readXml(await readText(request), 'CORSConfiguration'), 'CORSRule').map(parseRule);
  if (rules.length === 0 || rules.length > MAX_RULES) {
    throw new S3Error('MalformedXML', `A CORS configuration holds 1 to ${MAX_RULES} rules.`);
  }
  s3.store.buckets.saveCors(request.bucket, rules);
  return new Response(null);
}

export async function getBucketCors(s3: S3, request: SignedRequest): Promise<Response> {
  const { cors } = s3.store.buckets.require(request.bucket);
  if (cors === undefined) {
    throw new S3Error('NoSuchCORSConfiguration', 'The CORS configuration does not exist', {
      BucketName: request.bucket,
    });
  }
  return xmlResponse(document('CORSConfiguration', cors.map(ruleElement)));
}

export async function deleteBucketCors(s3: S3, request: SignedRequest): Promise<Response> {
  s3.store.buckets.saveCors(request.bucket, undefined);
  return new Response(null, { status: 204 });
}

function parseRule(rule: XmlElement): CorsRule {
  const maxAge = optionalText(rule, 'MaxAgeSeconds');
  const parsed: CorsRule = {
    allowedOrigins: texts(rule, 'AllowedOrigin'),
    allowedMethods: texts(rule, 'AllowedMethod'),
    allowedHeaders: texts(rule, 'AllowedHeader'),
    exposeHeaders: texts(rule, 'ExposeHeader'),
    maxAgeSeconds: maxAge === undefined ? undefined : Number(maxAge),
  };
  if (parsed.allowedOrigins.length === 0 || parsed.allowedMethods.length === 0) {
    throw new S3Error('MalformedXML', 'A CORS rule needs an AllowedOrigin and an AllowedMethod.');
  }
  const unknown = parsed.allowedMethods.find((method) => !METHODS.includes(method));
  if (unknown !== undefined) {
    throw new S3Error(
      'InvalidRequest',
      `Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`,
    );
  }
  if ([...parsed.allowedOrigins, ...parsed.allowedHeaders].some((pattern) => pattern.split('*').length > 2)) {
    throw new S3Error(
      'InvalidRequest',
      'An AllowedOrigin or AllowedHeader can not have more than one wildcard.',
    );
  }
  return parsed;
}

function ruleElement(rule: CorsRule): Xml {
  return element('CORSRule', [
    ...rule.allowedHeaders.map((header) => element('AllowedHeader', header)),
    ...rule.allowedMethods.map((method) => element('AllowedMethod', method)),
    ...rule.allowedOrigins.map((origin) => element('AllowedOrigin', origin)),
    ...rule.exposeHeaders.map((header) => element('ExposeHeader', header)),
    element('MaxAgeSeconds', rule.maxAgeSeconds),
  ]);
}
