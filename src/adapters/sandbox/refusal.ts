import type { Bilingual } from '../../chat/ids.ts';

/** A request that cannot be served, with its HTTP status and one sentence for whoever sent it. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413 | 503,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'ApiRefusal';
  }
}

/** The clock cannot go where it was asked to, in one sentence for a person at the page. */
export class ClockRefusal extends Error {
  constructor(readonly sentence: Bilingual) {
    super(sentence.en);
    this.name = 'ClockRefusal';
  }
}
