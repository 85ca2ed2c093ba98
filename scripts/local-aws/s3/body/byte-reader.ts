import { S3Error } from '../s3-error.ts';

const MAX_LINE_BYTES = 8192;

/** Reads lines, counted runs and delimited runs of bytes from a stream of chunks of any size. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #pending: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /**
   * The bytes up to the next CRLF, without it.
   * @throws S3Error IncompleteBody when the stream ends first; InvalidRequest beyond 8 KB
   */
  async line(): Promise<Buffer> {
    for (;;) {
      const end = this.#pending.indexOf('\r\n');
      if (end >= 0) return this.#advance(end, 2);
      if (this.#pending.length > MAX_LINE_BYTES)
        throw new S3Error('InvalidRequest', 'A line of the body is too long.');
      this.#pending = Buffer.concat([this.#pending, await this.#next()]);
    }
  }

  /** The next `count` bytes, in whatever pieces they arrive. @throws S3Error IncompleteBody when there are fewer */
  async *take(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.#pending.length === 0) this.#pending = await this.#next();
      const piece = this.#advance(Math.min(left, this.#pending.length), 0);
      left -= piece.length;
      yield piece;
    }
  }

  /** The bytes up to `delimiter`, which is consumed. @throws S3Error IncompleteBody when it never comes */
  async *takeUntil(delimiter: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const end = this.#pending.indexOf(delimiter);
      if (end >= 0) {
        yield this.#advance(end, delimiter.length);
        return;
      }
      // The last bytes may be the beginning of the delimiter.
      const safe = this.#pending.length - delimiter.length + 1;
      if (safe > 0) yield this.#advance(safe, 0);
      this.#pending = Buffer.concat([this.#pending, await this.#next()]);
    }
  }

  #advance(count: number, skipped: number): Buffer {
    const taken = this.#pending.subarray(0, count);
    this.#pending = this.#pending.subarray(count + skipped);
    return taken;
  }

  async #next(): Promise<Buffer> {
    const { value, done } = await this.#source.next();
    if (done) throw new S3Error('IncompleteBody', 'The request body terminated unexpectedly');
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
}
