/** Steps that people count in. */
const steps = [1, 2, 5];
/** The most lines across a chart that are still readable. */
const ticksMax = 6;

/** Round figures from 0 up to at least `greatest`; whole ones, since what is counted here is whole. */
export const ticksTo = (greatest: number): readonly number[] => {
  const top = Math.max(1, greatest);
  for (let power = 1; ; power *= 10) {
    for (const step of steps) {
      const count = Math.ceil(top / (step * power));
      if (count < ticksMax) return Array.from({ length: count + 1 }, (_, index) => index * step * power);
    }
  }
};
