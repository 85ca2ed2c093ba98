interface Operation {
  parameters?: unknown[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

const problem = (description: string): object => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const EVERYWHERE = {
  403: problem('`forbidden`: the request did not come through the shop’s own address'),
  500: problem('`internal`: a fault on our side'),
  503: problem(
    '`unavailable`: the database is away, or the shop is very busy; `Retry-After` says for how long',
  ),
};
const INPUT = { 400: problem('`invalid_request`') };
const WRITE = {
  413: problem('`payload_too_large`'),
  415: problem('`unsupported_media_type`: the body is not sent as application/json'),
  429: problem('`rate_limited`; `Retry-After` says for how long'),
};

function answersOf(method: string, operation: Operation): Record<string, unknown> {
  const hasInput = (operation.parameters?.length ?? 0) > 0 || operation.requestBody !== undefined;
  return {
    ...EVERYWHERE,
    ...(method !== 'get' && { ...INPUT, ...WRITE }),
    ...(hasInput && INPUT),
    // What a route says itself is more to the point.
    ...operation.responses,
  };
}

/** Adds to an OpenAPI document what every route can answer because of what stands before all routes. */
export function addCommonAnswers<Document extends { paths?: object | undefined }>(
  document: Document,
): Document {
  const paths = Object.entries(document.paths ?? {}).map(([path, methods]) => {
    if (path === '/api/health') return [path, methods];
    const operations = Object.entries(methods as Record<string, Operation>).map(([method, operation]) => [
      method,
      { ...operation, responses: answersOf(method, operation) },
    ]);
    return [path, Object.fromEntries(operations)];
  });
  return { ...document, paths: Object.fromEntries(paths) };
}
