/** Something the person who typed the command can put right. Its message is one line, shown without a stack. */
export class StartFailure extends Error {
  /** @param {string} message one line: what is wrong and what to do about it */
  constructor(message) {
    super(message);
    this.name = 'StartFailure';
  }
}
