import { describe, expect, it } from 'vitest';
import { mostPeople, peopleIn, peopleOf } from '../../src/chat/picked.ts';

describe('people in a value', () => {
  it.each([
    ['', []],
    ['<@1>', ['1']],
    ['<@1> <@!2>', ['1', '2']],
    ['<@U1|ana>, <@U2>،<@U1>', ['U1', 'U2']],
  ])('%s', (value, ids) => expect(peopleIn(value)).toEqual(ids));

  it.each(['Ana', '<@1> and Omar', 'none', '<#1>', '@everyone'])('cannot be picked: %s', (value) =>
    expect(peopleIn(value)).toBeUndefined(),
  );

  it('come back as they were picked, as many as may be named', () => {
    const ids = Array.from({ length: mostPeople + 1 }, (_, index) => `${index + 1}`);
    expect(peopleIn(peopleOf(ids.slice(1)))).toEqual(ids.slice(1));
    expect(peopleIn(peopleOf(ids))).toBeUndefined();
  });
});
