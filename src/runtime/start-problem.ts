/** Something that the operator can fix. The message is one sentence that says what is wrong and what to do. */
export class StartProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartProblem';
  }
}

export const startProblem = (message: string, cause?: unknown): StartProblem =>
  new StartProblem(message, { cause });
