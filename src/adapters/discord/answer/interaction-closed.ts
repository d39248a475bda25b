const reasons = {
  late: 'the interaction has expired',
  answered: 'the interaction was answered before',
  unknown: 'whether it arrived is not known',
} as const;

/** The interaction cannot be answered any more: it expired, was answered before, or Discord is away. */
export class InteractionClosed extends Error {
  constructor(readonly why: keyof typeof reasons) {
    super(reasons[why]);
    this.name = 'InteractionClosed';
  }
}
