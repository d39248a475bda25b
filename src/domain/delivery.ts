/**
 * Why an announcement was not delivered: the place is gone, Halqa may not write there, the platform refuses
 * the card, it is unknown whether it arrived, or Halqa has a bug.
 */
export type DeliveryProblem = 'gone' | 'forbidden' | 'rejected' | 'unsure' | 'broken';
