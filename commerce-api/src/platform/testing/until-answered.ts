/** Enough for a machine that is busy with other things. */
const ATTEMPTS = 100;

/**
 * Sends a request again, as a browser does, for as long as the API is too busy to say what became of it: 503, or a 409
 * that names a time to wait.
 */
export async function untilAnswered(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send();
    if (!answer.headers.has('retry-after') || attempt >= ATTEMPTS) return answer;
  }
}
