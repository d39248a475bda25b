/**
 * Why an announcement was not delivered: the place is gone, Halqa may not write there, the platform
 * refuses the card, nobody can tell whether it arrived, or Halqa itself is at fault.
 */
export type DeliveryProblem = 'gone' | 'forbidden' | 'rejected' | 'unsure' | 'broken';
