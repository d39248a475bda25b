/** "1 row", "2 rows". */
export const amountOf = (amount: number, one: string, several = `${one}s`): string =>
  `${amount} ${amount === 1 ? one : several}`;
