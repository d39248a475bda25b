/** Something that whoever starts Halqa can mend: the message is one sentence that says what and how. */
export class StartProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartProblem';
  }
}

export const startProblem = (message: string, cause?: unknown): StartProblem =>
  new StartProblem(message, { cause });
