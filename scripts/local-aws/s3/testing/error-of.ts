/** What a refused request told its client. */
export interface Refusal {
  readonly status: number | undefined;
  /** S3's error code; for HEAD, which has no body, the SDK's own name. */
  readonly code: string;
}

/** The refusal that an SDK call ends in. @throws Error when the call succeeds */
export async function errorOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { status: $metadata?.httpStatusCode, code: name };
  }
  throw new Error('The call was expected to be refused.');
}

/** The refusal that a plain HTTP answer holds. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const [, code = ''] = /<Code>(.*?)<\/Code>/.exec(await response.text()) ?? [];
  return { status: response.status, code };
}
