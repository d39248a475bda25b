import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceOptions, chosen, completion, suggestions } from '../../src/chat/text/complete.ts';
import { parseLine } from '../../src/chat/text/line.ts';
import { argsOf, commands } from './commands.ts';

const at = (line: string) => completion(commands, line);
const offered = (line: string, dynamic: readonly string[] = []) =>
  suggestions(
    commands,
    at(line),
    'en',
    dynamic.map((value) => ({ value, label: value })),
  ).map(({ value }) => value);

describe('the command', () => {
  it('is offered with what was typed of it', () => {
    expect(offered('/')).toEqual(['/action ', '/progress ', '/group ']);
    expect(offered('/AC')).toEqual(['/action ']);
    expect(offered('/halqa')).toEqual([]);
    expect(at('/nothing here')).toEqual({ kind: 'nothing' });
    expect(at('/action nothing here')).toEqual({ kind: 'nothing' });
    expect(offered('/action ')).toEqual(['/action add ', '/action done ', '/action give ', '/action list ']);
    expect(offered('/action  d')).toEqual(['/action  done ']);
  });

  it('keeps its prefix', () => {
    const values = (line: string) =>
      suggestions(commands, completion(commands, line, 'halqa-'), 'ar').map(({ value }) => value);
    expect(values('/hal')).toContain('/halqa-action ');
    expect(values('/halqa-act')).toEqual(['/halqa-action ']);
    expect(values('/act')).toEqual(['/halqa-action ']);
    expect(values('/halqa-action li')).toEqual(['/halqa-action list ']);
  });

  it('is explained in the language of the person', () => {
    expect(suggestions(commands, at('/gr'), 'ar')).toEqual([{ value: '/group ', label: '/group: الفرق' }]);
    expect(suggestions(commands, at('/action gi'), 'en')[0]?.label).toBe('/action give: give things');
  });
});

describe('a value', () => {
  it.each([
    ['/action done ', 'item', '', '/action done '],
    ['/action done #1', 'item', '#1', '/action done '],
    ['/action done book the ha', 'item', 'book the ha', '/action done '],
    ['/progress log ', 'item', '', '/progress log '],
    ['/progress log hall', 'item', 'hall', '/progress log '],
    ['/group join wat', 'group', 'wat', '/group join '],
    ['/group join water and l', 'group', 'water and l', '/group join '],
    ['/action list o', 'state', 'o', '/action list '],
    ['/action add Book it owner:', 'owner', '', '/action add Book it owner:'],
    ['/action add Book it owner: ', 'owner', '', '/action add Book it owner: '],
    ['/action add Book it owner:An', 'owner', 'An', '/action add Book it owner:'],
    ['/action add Book it owner:"Ana H', 'owner', 'Ana H', '/action add Book it owner:'],
    ['/action add Book it due:next fri', 'due', 'next fri', '/action add Book it due:'],
    ['/action add Book it المسؤول:سل', 'owner', 'سل', '/action add Book it المسؤول:'],
    ['/action add owner:"Ana H', 'owner', 'Ana H', '/action add owner:'],
    ['/action add owner:Ana', 'owner', 'Ana', '/action add owner:'],
    ['/action done item:#1', 'item', '#1', '/action done item:'],
    ['/action list owner:Ana group:w', 'group', 'w', '/action list owner:Ana group:'],
  ])('%s', (line, name, typed, before) => {
    expect(at(line)).toMatchObject({ kind: 'value', name, typed, before });
  });

  it('comes with what was given before it', () => {
    expect(at('/action add Book it due:friday owner:A')).toMatchObject({
      values: { title: 'Book it', due: 'friday' },
    });
  });

  it('is quoted when it must be', () => {
    const line = (typed: string, value: string) => {
      const typing = at(typed);
      return typing.kind === 'value' ? chosen(typing, value) : typing;
    };
    expect(line('/action add Book it owner:An', 'Ana Haddad')).toBe('/action add Book it owner:"Ana Haddad"');
    expect(line('/action add owner:"An', 'Ana "Nour" Haddad')).toBe('/action add owner:“Ana "Nour" Haddad”');
    expect(line('/action add Book it due:', 'friday')).toBe('/action add Book it due:friday');
    expect(line('/group join wat', 'Water and land')).toBe('/group join Water and land');
    expect(line('/group join wat', 'role: none')).toBe('/group join "role: none"');
    expect(line('/progress log hall', '#12')).toBe('/progress log #12');
  });

  it('is one of the choices, in any language', () => {
    expect(offered('/action list ')).toEqual([
      '/action list open',
      '/action list late',
      '/action list owner:',
      '/action list group:',
    ]);
    expect(offered('/action list past')).toEqual(['/action list late']);
    expect(offered('/action list متأ')).toEqual(['/action list late']);
    const { state } = argsOf('action list');
    expect(state && choiceOptions(state, 'op', 'ar')).toEqual([{ value: 'open', label: 'مفتوحة' }]);
  });

  it('comes before the names, at most 25 in all', () => {
    expect(offered('/action add Book it owner:An', ['@Ana', '@Anis'])).toEqual([
      '/action add Book it owner:@Ana',
      '/action add Book it owner:@Anis',
    ]);
    const many = Array.from({ length: 40 }, (_, index) => `#${index + 1}`);
    expect(offered('/action done ', many)).toHaveLength(25);
    expect(offered('/action list ', ['open'])).toHaveLength(4);
  });
});

describe('names', () => {
  it.each([
    ['/action add ', ['owner:', 'due:', 'group:']],
    ['/action add Book the hall ', ['owner:', 'due:', 'group:']],
    ['/action add Book the hall d', ['due:']],
    ['/action add Book the hall المو', ['due:']],
    ['/action add Book the hall', []],
    ['/action add Book due:friday ', ['owner:', 'group:']],
    ['/action add Book due:friday ow', ['owner:']],
    ['/action add due:friday ', ['owner:', 'group:']],
    ['/action add due:"next friday" ', ['owner:', 'group:']],
    ['/action add Book due:"next friday" ', ['owner:', 'group:']],
    ['/action add Book due:"next ', []],
    ['/action add Book due:', []],
    ['/action done #12 ', ['note:']],
    ['/group mine ', []],
  ])('%s', (line, names) => {
    const stem = line.slice(0, line.length - (/\S*$/.exec(line)?.[0].length ?? 0));
    expect(offered(line)).toEqual(names.map((name) => stem + name));
  });
});

it('goes on to the text after a first value, and stays with a later one', () => {
  expect(at('/action add due:next ')).toMatchObject({ kind: 'names' });
  expect(at('/action add Book due:next ')).toMatchObject({ kind: 'value', typed: 'next' });
});

describe('any line', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('due:', ' owner: ', 'title:', '"', '“', '”', ' ', '#1', 'Ana'),
  );
  const line = fc
    .tuple(
      fc.constantFrom('', '/', '/action add ', '/action list ', '/progress log '),
      fc.array(piece, { maxLength: 12, size: 'max' }),
    )
    .map(([start, pieces]) => start + pieces.join(''));

  it('has a completion, whose suggestions go on from it', () => {
    fc.assert(
      fc.property(line, (typed) => {
        const typing = at(typed);
        for (const { value } of suggestions(commands, typing, 'en')) expect(value).toMatch(/^\s*\/?/);
        if (typing.kind === 'value') expect(typed.startsWith(typing.before)).toBe(true);
      }),
      { endOnFailure: true },
    );
  });

  it('gives the chosen value to its argument', () => {
    fc.assert(
      fc.property(line, fc.constantFrom('#12', 'Ana Haddad', 'سلمى', 'due: x', 'a "b" c'), (typed, value) => {
        const typing = at(typed);
        if (typing.kind !== 'value' || typing.name === 'state') return;
        // Earlier words may already be wrong; choosing a value does not put them right.
        const before = parseLine(commands, typing.before);
        fc.pre(
          before.kind === 'ok' &&
            before.values[typing.name] === undefined &&
            (typing.argument.kind !== 'item' || value === '#12') &&
            /^[^"“”„«]*$/.test(typing.before),
        );
        const reading = parseLine(commands, chosen(typing, value));
        expect(reading).toMatchObject({ kind: 'ok', values: { [typing.name]: value } });
      }),
      { endOnFailure: true, numRuns: 1000 },
    );
  });
});
