/** Text in pieces as a body. The first piece is read before the answer begins, so that a failure still has a status. */
export async function textStream(pieces: AsyncGenerator<string, void>): Promise<ReadableStream<Uint8Array>> {
  const first = await pieces.next();
  async function* all(): AsyncGenerator<string, void> {
    if (first.done) return;
    yield first.value;
    yield* pieces;
  }
  return ReadableStream.from<string>(all()).pipeThrough(new TextEncoderStream());
}
