/** A refusal in the AWS JSON 1.1 protocol; the SDK turns `type` into the exception of that name. */
export class AwsJsonError extends Error {
  readonly type: string;
  readonly status: 400 | 500;

  constructor(type: string, message: string, status: 400 | 500 = 400) {
    super(message);
    this.name = 'AwsJsonError';
    this.type = type;
    this.status = status;
  }
}
