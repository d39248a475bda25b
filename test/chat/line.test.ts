import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLine, writeLine } from '../../src/chat/text/line.ts';
import { argsOf, commands } from './commands.ts';

const read = (line: string) => parseLine(commands, line);
const values = (line: string) => {
  const reading = read(line);
  return reading.kind === 'ok' ? reading.values : reading;
};

const titles = [
  'Call the bakery, the school and the mosque',
  'Water: who brings the tank?',
  'Add the [meeting notes](https://example.org/notes?week=2#top) to the page',
  "Use `git rebase --onto 'main'` before the review",
  '`npm run build`',
  'Sami to list “least wanted rooms” (sorry it took so long!)',
  'Follow up on #2525, then close #12',
  '#12 was about the same hall',
  '12 chairs for the hall',
  '**Print the flyers**',
  '## Closing remarks',
  'Two   spaces    inside',
  'Fetch <https://example.org/a:b> & <b>bold</b> < 3 > 2',
  '👩‍👩‍👧‍👦 family day 🎉',
  'احجز القاعة، ثم اتصل بالبلدية: غدًا',
  'أرسل "الخطة" إلى Ana قبل Friday',
  'A 5" screen and a 12" cable',
  'Date.now != how timers work',
  '+1 from everybody, ~40 % turnout, $-cap needed',
  '"Hall" or "garden"',
  '«القاعة» أو «الحديقة»',
  'note from last week “It was decided to wait. ”',
  'an unclosed “quote',
  'see due://calendar and owner::nobody',
  '(owner: Ana) [due: never]',
  'rename the “due: date” column and the `group:x` key',
  'Change the title: it is wrong',
  'due to rain, move the event',
  'first line\n\nsecond line',
  'a/b\\c @everyone <!here> <@U1>',
];

describe('free text', () => {
  it.each(titles)('comes out exactly as typed: %s', (title) => {
    expect(values(`/action add ${title}`)).toEqual({ title });
    expect(values(`  /Action   ADD \u00a0 ${title} \n`)).toEqual({ title });
  });

  it.each(titles)('is not disturbed by what follows: %s', (title) => {
    expect(values(`/action add ${title} owner:@Ana Haddad due: next friday`)).toEqual({
      title,
      owner: '@Ana Haddad',
      due: 'next friday',
    });
  });

  it.each(titles)('is not disturbed by what goes before: %s', (title) => {
    expect(values(`/action add due:friday owner:"Ana Haddad" ${title}`)).toEqual({
      title,
      owner: 'Ana Haddad',
      due: 'friday',
    });
  });

  it('comes out exactly as typed, whatever it is', () => {
    const anything = fc.string({ unit: 'binary', size: 'max', maxLength: 400 }).map((text) => text.trim());
    fc.assert(
      fc.property(anything, (title) => {
        fc.pre(title !== '' && !/:/.test(title) && !/^["“”„«]/.test(title));
        expect(values(`/action add ${title}`)).toEqual({ title });
      }),
      { endOnFailure: true },
    );
  });

  it.each([
    ['"Book the hall"', 'Book the hall'],
    ['“Book the hall”', 'Book the hall'],
    ['«احجز القاعة»', 'احجز القاعة'],
    ['„Book the hall“', 'Book the hall'],
    ['"Book the hall”', 'Book the hall'],
    ['“Book the hall"', 'Book the hall'],
    ['"Book the “big” hall"', 'Book the “big” hall'],
    ['“Book the "big" hall”', 'Book the "big" hall'],
    ['"Book the "big" hall"', '"Book the "big" hall"'],
    ['“Book the "(big)" hall”', 'Book the "(big)" hall'],
    ['“Book the “hall”', '“Book the “hall”'],
    ['"Set due: friday"', 'Set due: friday'],
    ['title:"Book the hall"', 'Book the hall'],
    ['title: Book the hall', 'Book the hall'],
    ['العنوان:احجز القاعة', 'احجز القاعة'],
    ['""', undefined],
  ])('loses the one pair of quotes around all of it: %s', (typed, title) => {
    expect(values(`/action add ${typed}`)).toEqual(title === undefined ? {} : { title });
    expect(values(`/action add ${typed} due:friday`)).toEqual({
      ...(title === undefined ? {} : { title }),
      due: 'friday',
    });
  });
});

describe('named arguments', () => {
  it.each<[string, Record<string, string>]>([
    ['Book it due:friday', { title: 'Book it', due: 'friday' }],
    ['Book it DUE: friday', { title: 'Book it', due: 'friday' }],
    ['Book it, due:friday, owner:Ana', { title: 'Book it', due: 'friday', owner: 'Ana' }],
    ['Book it\ndue: friday\nowner: Ana Haddad\n', { title: 'Book it', due: 'friday', owner: 'Ana Haddad' }],
    ['Book it due:', { title: 'Book it' }],
    ['Book it due: owner:Ana', { title: 'Book it', owner: 'Ana' }],
    ['due: due:friday Book it', { title: 'Book it', due: 'friday' }],
    ['Book it due:"next friday" owner:«Ana»', { title: 'Book it', due: 'next friday', owner: 'Ana' }],
    ['Book it due:“next friday" owner:"Ana”', { title: 'Book it', due: 'next friday', owner: 'Ana' }],
    ['احجز القاعة الموعد:الجمعة المسؤول:سلمى', { title: 'احجز القاعة', due: 'الجمعة', owner: 'سلمى' }],
    ['احجز \u200fالمَوعِد:\u200f١٥ مارس', { title: 'احجز', due: '\u200f١٥ مارس' }],
    ['due:friday Book it', { due: 'friday', title: 'Book it' }],
    ['owner:"Ana Haddad", Book it', { owner: 'Ana Haddad', title: 'Book it' }],
    ['owner:<@U1|Ana Haddad> Book it', { owner: '<@U1|Ana Haddad>', title: 'Book it' }],
    [`owner:<@U1 Book ${'it '.repeat(99)}> now`, { owner: '<@U1', title: `Book ${'it '.repeat(99)}> now` }],
    ['Cut 5" due:friday owner:Ana"', { title: 'Cut 5"', due: 'friday', owner: 'Ana"' }],
    ['owner:<@U1 Book it', { owner: '<@U1', title: 'Book it' }],
    ['due:10:30 Book it', { due: '10:30', title: 'Book it' }],
    ['due:friday title:"Book it" owner:Ana', { due: 'friday', title: 'Book it', owner: 'Ana' }],
    ['He said "so due:friday owner:"Ana"', { title: 'He said "so', due: 'friday', owner: 'Ana' }],
    ['Book it owner:"Ana" and Sam', { title: 'Book it', owner: '"Ana" and Sam' }],
    ['Book it due\u00a0:friday', { title: 'Book it due\u00a0:friday' }],
    ['', {}],
  ])('%s', (typed, expected) => {
    expect(values(`/action add ${typed}`)).toEqual(expected);
  });

  it('are refused when given twice', () => {
    expect(read('/action add Book it due:friday due:sunday')).toMatchObject({
      kind: 'repeated',
      name: 'due',
    });
    expect(read('/action done #12 item:#13')).toMatchObject({ kind: 'repeated', name: 'item' });
  });
});

describe('positional arguments', () => {
  it.each<[string, Record<string, string>]>([
    ['/action done #12', { item: '#12' }],
    ['/action done 12', { item: '12' }],
    ['/action done #١٢', { item: '#١٢' }],
    ['/action done \u200f#۱۲\u200f', { item: '#۱۲' }],
    ['/action done #12 note:All there', { item: '#12', note: 'All there' }],
    ['/action done note:"All" #12', { note: '"All" #12' }],
    ['/action give owner:Ana Haddad #12', { owner: 'Ana Haddad', item: '#12' }],
    ['/action give item:12 due:next friday', { item: '12', due: 'next friday' }],
    ['/progress log #12 Called them', { item: '#12', text: 'Called them' }],
    ['/progress log #12: Called them', { item: '#12', text: 'Called them' }],
    ['/progress log by:Ana #12 Called them', { item: '#12', text: 'Called them', by: 'Ana' }],
    ['/progress log Called them by:Ana Haddad #12', { item: '#12', text: 'Called them', by: 'Ana Haddad' }],
    ['/progress log # 12 men', { text: '# 12 men' }],
    ['/progress log 12 men came', { text: '12 men came' }],
    ['/progress log #1234567890 came', { text: '#1234567890 came' }],
    ['/action list open', { state: 'open' }],
    ['/action list PAST due owner:Ana', { state: 'PAST due', owner: 'Ana' }],
    ['/action list متأخرة جدا', { state: 'متأخرة جدا' }],
    ['/action list owner:Ana group:Water and land', { owner: 'Ana', group: 'Water and land' }],
    ['/group join Water and land', { group: 'Water and land' }],
    ['/group join "Water and land" role:driver', { group: 'Water and land', role: 'driver' }],
    ['/group mine', {}],
  ])('%s', (line, expected) => {
    expect(values(line)).toEqual(expected);
  });

  it('say what no argument takes', () => {
    expect(read('/action done twelve')).toMatchObject({ kind: 'leftover', text: 'twelve', wanted: 'item' });
    expect(read('/action done #12 at last')).toMatchObject({ kind: 'leftover', text: 'at last' });
    expect(read('/group mine please')).toMatchObject({ kind: 'leftover', text: 'please' });
    expect(read('/action list nope owner:Ana')).toMatchObject({ kind: 'leftover', wanted: 'state' });
  });
});

describe('the command', () => {
  it('is found in any case, with or without its slash or prefix', () => {
    for (const line of [
      '/action add x',
      'ACTION Add x',
      '/halqa-action add x',
      '\u200f/Halqa-Action\nadd\nx',
    ])
      expect(parseLine(commands, line, 'halqa-')).toMatchObject({
        kind: 'ok',
        path: 'action add',
        values: { title: 'x' },
      });
  });

  it('is guessed when it is not known', () => {
    expect(read('/acton add x')).toEqual({ kind: 'unknown-command', typed: 'acton', nearest: ['action'] });
    expect(parseLine(commands, '/halqa-gruop', 'halqa-')).toMatchObject({ nearest: ['group'] });
    expect(read('/')).toEqual({ kind: 'unknown-command', typed: '', nearest: [] });
    expect(read('/action')).toMatchObject({ kind: 'missing-subcommand', command: { name: 'action' } });
    expect(read('/action ad Book it')).toMatchObject({
      kind: 'unknown-subcommand',
      typed: 'ad',
      nearest: ['add'],
    });
    expect(read('/action constructor')).toMatchObject({ kind: 'unknown-subcommand' });
  });
});

describe('hostile lines', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'due:',
      ' due:',
      'title:',
      ' owner: ',
      '"',
      '“',
      '”',
      '«',
      '»',
      '`',
      ' ',
      '\n',
      '#12',
      '<@',
      ':',
      '/',
    ),
  );

  it('never throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', '/action add', '/action give ', '/progress log '),
        fc.array(piece, { size: 'max', maxLength: 100 }),
        (start, pieces) => {
          expect(read(start + pieces.join(''))).toHaveProperty('kind');
        },
      ),
      { endOnFailure: true },
    );
  });

  /** How often the grammar looks at the line: a count, so that a busy machine changes nothing. */
  const steps = (line: string): number => {
    const { charAt, slice, startsWith } = String.prototype;
    let count = 0;
    const counted = <Args extends unknown[], Result>(method: (this: string, ...args: Args) => Result) =>
      function (this: string, ...args: Args): Result {
        count += 1;
        return method.apply(this, args);
      };
    Object.assign(String.prototype, {
      charAt: counted(charAt),
      slice: counted(slice),
      startsWith: counted(startsWith),
    });
    try {
      read(line);
    } finally {
      Object.assign(String.prototype, { charAt, slice, startsWith });
    }
    return count;
  };

  it.each([
    '"',
    '“',
    '„ ',
    '` ',
    'due:',
    'due: ',
    'due:<@ ',
    'due:x ',
    ' :',
    '#1 ',
    'a ',
    'a',
    '"a ',
    '“" ',
    ' ',
    '\u200f',
    '\u200f ',
  ])('take steps in proportion to their length: %j', (hostile) => {
    const line = (length: number) => `/progress log by:x ${hostile.repeat(length / hostile.length)}`;
    const few = steps(line(10_000));
    expect(steps(line(100_000))).toBeLessThan(Math.max(few * 11, 1000));
  });
});

describe('writeLine', () => {
  const args = argsOf('action add');

  it('writes what a person would', () => {
    expect(
      writeLine('action add', args, { due: 'friday', owner: 'Ana Haddad', title: 'Book the hall' }),
    ).toBe('/action add Book the hall owner:"Ana Haddad" due:friday');
    expect(writeLine('action add', args, { title: 'due: today' })).toBe('/action add "due: today"');
    expect(writeLine('progress log', argsOf('progress log'), { text: '#12 is late', item: '#3' })).toBe(
      '/progress log #3 #12 is late',
    );
    expect(writeLine('progress log', argsOf('progress log'), { text: '#12 is late' })).toBe(
      '/progress log "#12 is late"',
    );
    expect(writeLine('group mine', {}, {})).toBe('/group mine');
  });

  const word = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom(
      'due:',
      'title:',
      'owner:x',
      'الموعد:',
      '"so"',
      '“so”',
      '"',
      '«',
      '#12',
      ',',
      'https://a.b/c:d',
    ),
  );
  const text = fc
    .array(word, { minLength: 1, size: 'max', maxLength: 30 })
    .map((words) => words.join(' ').trim())
    // A value needs one kind of quote that does not stand in it.
    .filter((value) => value !== '' && (!/["“”]/.test(value) || !/[«»]/.test(value)));

  it('is read back as it was', () => {
    const given = fc.record({ title: text, owner: text, due: text, group: text }, { requiredKeys: [] });
    fc.assert(
      fc.property(given, (said) => {
        expect(values(writeLine('action add', args, said))).toEqual(said);
      }),
      { endOnFailure: true, numRuns: 1000 },
    );
  });
});
