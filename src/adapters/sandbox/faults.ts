import type { Bilingual } from '../../chat/ids.ts';

/** A request that cannot be served: an HTTP status and one sentence for its sender. */
export class ApiError extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413 | 503,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'ApiError';
  }
}

/** The clock cannot be moved as requested; the sentence is for a person at the page. */
export class ClockRefusal extends Error {
  constructor(readonly sentence: Bilingual) {
    super(sentence.en);
    this.name = 'ClockRefusal';
  }
}
