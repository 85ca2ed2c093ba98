import { type CodeNotes, mergeProblems, type ProblemAnswer, problems } from './problem-answers.ts';

export interface DocumentedOperation {
  parameters?: unknown[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

const EVERYWHERE: CodeNotes = {
  forbidden: 'the request did not come through the shop’s own address',
  internal: 'a fault on our side',
  unavailable: 'the database is away, or the shop is very busy',
};
const INPUT: CodeNotes = { invalid_request: '`fields` names what' };
const WRITE: CodeNotes = {
  payload_too_large: 'the body is larger than 64 KiB, or a product document than 512',
  unsupported_media_type: 'the body is not sent as application/json',
  rate_limited: 'the budget of this network or account is used up',
};

/** Asked by the container service itself: it knows no secret, and the process answers without anything else. */
const ALWAYS_OPEN = ['/api/health', '/api/ready'];

function answersOf(path: string, method: string, operation: DocumentedOperation): Record<string, unknown> {
  const hasInput = (operation.parameters?.length ?? 0) > 0 || operation.requestBody !== undefined;
  const { forbidden: _, ...forAnyone } = EVERYWHERE;
  const common = problems(
    ALWAYS_OPEN.includes(path) ? forAnyone : EVERYWHERE,
    method === 'get' ? {} : WRITE,
    hasInput ? INPUT : {},
  );
  const answers: Record<string, unknown> = { ...operation.responses };
  for (const [status, answer] of Object.entries(common)) {
    const own = answers[status] as ProblemAnswer | undefined;
    answers[status] = own ? mergeProblems(own, answer) : answer;
  }
  return answers;
}

/** Adds to an operation what every route can answer because of what stands before all routes. */
export const addCommonAnswers = <Operation extends DocumentedOperation>(
  path: string,
  method: string,
  operation: Operation,
): Operation =>
  path === '/api/health' ? operation : { ...operation, responses: answersOf(path, method, operation) };
