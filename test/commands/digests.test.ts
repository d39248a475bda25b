import { describe, expect, it } from 'vitest';
import { decideDigest, gatherDue } from '../../src/app/digests/schedule.ts';
import { readDigestDay, readTimeOfDay } from '../../src/domain/dates/schedule-words.ts';
import { statusOf } from '../../src/domain/status.ts';
import { buttonsOf, type Chat, joinIn, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const executive = (chat: Chat) => chat.posted('executive').map((post) => readable(post.card));
const strategic = (chat: Chat) => chat.posted('strategic').map((post) => readable(post.card));

eachStore('summaries in depth', (openTestStore) => {
  const start = async (now = '2026-11-04T09:00:00Z') => {
    const chat = openChat({ store: await openTestStore(), now });
    await setUp(chat);
    return chat;
  };

  it('sends each convener a draft three days before, and says which sections nobody looked at', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.say('nour', 'schools', '/action add زراعة الحديقة');
    await chat.pass('2026-11-28T07:00:00Z');
    const [draft] = chat.posted('@layla');
    expect(readable(draft?.card)).toContain('Water in the summary of November 2026');
    expect(readable(draft?.card)).toContain('#1 Test the spring');
    if (!draft) throw new Error('no draft');
    expect((await chat.press('sam', draft, 'Looks right')).text).toContain('Only the convener of Water');

    const form = await chat.press('layla', draft, 'Add a note');
    expect(form.form?.fields.find(({ name }) => name === 'group')?.value).toBe('Water');
    const noted = await chat.submit('layla', 'private', form.form, {
      text: 'We found a second spring',
      group: 'Water',
    });
    expect(noted.text).toContain('The convener: We found a second spring');
    expect(noted.text).toContain('Reviewed. Thank you');

    await chat.pass('2026-12-01T08:00:00Z');
    const [digest] = executive(chat);
    expect(digest).toContain('The convener: We found a second spring');
    expect(digest).toContain('Not reviewed by the convener: المدارس');
    expect((await chat.press('layla', draft, 'Looks right')).text).toContain('is already posted');
  });

  it('takes a note in Arabic, from the button alone', async () => {
    const chat = await start();
    await chat.say('omar', 'private', '/halqa language ar');
    await chat.say('nour', 'schools', '/action add زراعة الحديقة');
    await chat.pass('2026-11-28T07:00:00Z');
    const [draft] = chat.posted('@omar');
    expect(readable(draft?.card)).toContain('المدارس في ملخّص تشرين الثاني 2026');
    if (!draft) throw new Error('no draft');
    expect((await chat.press('omar', draft, 'صحيح')).text).toContain('سُجّلت مراجعتك');
    await chat.pass('2026-12-01T08:00:00Z');
    expect(executive(chat)[0]).not.toContain('Not reviewed');
  });

  it('lets the convener overrule how the group stands, with a reason, and leave it to the rule again', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Test the spring');
    expect((await chat.say('sam', 'water', '/group status blocked The permit')).text).toContain(
      'Only the convener',
    );
    const said = await chat.say('layla', 'water', '/group status at-risk The permit is still missing');
    expect(said.text).toContain('Water: At risk\nIn the convener’s words: The permit is still missing');
    expect((await chat.say('ana', 'general', '/digest preview')).text).toContain('Water · At risk');
    await chat.say('layla', 'water', '/group status automatic');
    expect((await chat.say('ana', 'general', '/digest preview')).text).toContain('1 group: 1 on track');
  });

  it('is published early by a coordinator, once, and the next one begins where it ended', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Before');
    await chat.clock.moveTo(Date.parse('2026-11-20T09:00:00Z'));
    expect((await chat.agree('sam', 'general', '/digest publish')).text).toContain('Only a coordinator');
    expect((await chat.agree('ana', 'general', '/digest publish')).text).toContain(
      'It will not be posted a second time',
    );
    await chat.beat();
    expect((await chat.agree('ana', 'general', '/digest publish')).text).toContain('is already posted');
    await chat.say('sam', 'water', '/action add After');
    await chat.pass('2026-12-10T00:00:00Z');
    expect((await chat.say('ana', 'general', '/digest preview group:Water')).text).toContain('New: #2 After');
    expect(executive(chat)).toHaveLength(1);
    await chat.pass('2027-01-02T00:00:00Z');
    const [early, next] = executive(chat);
    expect(early).toContain('#1 Before');
    expect(early).not.toContain('After');
    expect(next).toContain('December 2026');
    expect(next).toContain('New: #2 After');
  });

  it('shows an older one, whole or one group of it', async () => {
    const chat = await start();
    expect((await chat.say('ana', 'general', '/digest show')).text).toContain(
      'No summary has been posted yet',
    );
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.pass('2027-01-02T00:00:00Z');
    expect((await chat.say('ana', 'general', '/digest show 2026-11')).text).toContain('November 2026');
    expect((await chat.say('ana', 'general', '/digest show')).text).toContain('December 2026');
    expect((await chat.say('ana', 'general', '/digest show 2026-q4')).text).toContain(
      'October 2026 to December 2026',
    );
    expect((await chat.say('ana', 'general', '/digest show 2026-11 group:Water')).text).toContain(
      'Water in the summary of November 2026',
    );
    expect((await chat.say('ana', 'general', '/digest show 2020-01')).text).toContain(
      'There are: 2026-12, 2026-11',
    );
  });

  it('is noted and reviewed by the convener where they look at their section, and by nobody else', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Test the spring');
    const labels = async (who: string) => {
      const seen = await chat.say(who, 'water', '/digest preview group:Water');
      return { seen, labels: buttonsOf(seen.card).map(({ label }) => label) };
    };
    const early = await labels('layla');
    expect(early.labels).toEqual(['Add a note']);
    expect(early.seen.text).toContain('goes to the executive committee on Tue, 1 Dec 2026');
    expect((await labels('sam')).labels).toEqual([]);
    expect((await labels('ana')).labels).toEqual([]);
    const form = await chat.press('layla', early.seen, 'Add a note');
    await chat.submit('layla', 'water', form.form, { text: 'The key is found', group: 'Water' });
    expect((await labels('layla')).seen.text).toContain('The key is found');
    await chat.say('layla', 'water', '/digest note none');
    // From the day on which drafts go out, it can be reviewed here too.
    await chat.pass('2026-11-27T09:00:00Z');
    const due = await labels('layla');
    expect(due.seen.text).toContain('Reviewed. Thank you.');
    expect(due.labels).toEqual(['Add a note']);
    await chat.pass('2026-12-29T09:00:00Z');
    const next = await labels('layla');
    expect(next.labels).toEqual(['Looks right', 'Add a note']);
    expect((await chat.press('layla', next.seen, 'Looks right')).text).toContain('Reviewed. Thank you.');
  });

  it('comes when the coalition says, neither skipped nor sent twice by the change', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Test the spring');
    const changed = await chat.say('ana', 'general', '/coalition schedule last working day time:6 pm');
    expect(changed.text).toContain('the last working day, 18:00');
    // November's comes on its own last working day: Monday the 30th.
    expect(changed.text).toContain('Mon, 30 Nov 2026, 18:00');
    await chat.pass('2026-11-30T15:59:00Z');
    expect(executive(chat)).toHaveLength(0);
    await chat.pass('2026-11-30T16:00:00Z');
    expect(executive(chat)).toHaveLength(1);
    // On the 20th the schedule goes back to the first of the month: November is told already.
    await chat.pass('2026-12-20T00:00:00Z');
    await chat.say('ana', 'general', '/coalition schedule 1 time:9:00');
    await chat.beat();
    expect(executive(chat)).toHaveLength(1);
    await chat.say('ana', 'general', '/coalition schedule 15');
    await chat.pass('2027-01-10T00:00:00Z');
    expect(executive(chat)).toHaveLength(1);
    await chat.pass('2027-01-16T00:00:00Z');
    expect(executive(chat).map((text) => text.split('\n')[0])).toEqual([
      'Clean Coast: November 2026',
      'Clean Coast: December 2026',
    ]);
    expect((await chat.say('ana', 'general', '/coalition schedule 31')).text).toContain(
      'Give a day from 1 to 28',
    );
    expect((await chat.say('ana', 'general', '/coalition schedule 1 time:soup')).text).toContain('as a time');
  });

  it('tells the strategic committee the quarter from above', async () => {
    const chat = await start('2026-10-05T09:00:00Z');
    await chat.say('sam', 'water', '/action add Test the spring owner:@Sam Okoye');
    await chat.say('sam', 'water', '/progress difficulty No permit help:a letter from:the ministry');
    await chat.say('sam', 'water', '/progress difficulty No car help:a car from:the Red Crescent');
    await chat.pass('2026-11-20T09:00:00Z');
    await chat.say('sam', 'water', '/progress resolve #3 A neighbour drove us');
    await chat.say('sam', 'water', '/action done #1');
    await chat.say('layla', 'water', '/action add Open day due:2027-02-10');
    await chat.pass('2027-01-02T00:00:00Z');
    expect(strategic(chat)).toHaveLength(1);
    const [digest] = strategic(chat);
    expect(digest).toMatch(
      /^Clean Coast: October 2026 to December 2026\n[^\n]+\nStuck for over a month: help needed\n• Water: a letter/,
    );
    expect(digest).toContain('Water: #3 No car\n  resolved after 46 days. A neighbour drove us');
    expect(digest).toContain('October 2026: 0 done, 1 new, 0 overdue at month end');
    expect(digest).toContain('November 2026: 1 done, 1 new, 0 overdue at month end');
    expect(digest).toContain('المدارس, nothing logged yet');
    expect(digest).toContain('Water, last update on Fri, 20 Nov 2026');
    expect(digest).toContain('Thanks to\nSam Okoye');
    expect(digest).toContain('Water: #4 Open day');
  });

  it('names the quarter, wherever it speaks of one', async () => {
    const chat = await start();
    const published = await chat.agree('ana', 'general', '/digest publish quarterly');
    expect(published.text).toContain('October 2026 to December 2026\nThe summary is on its way');
    const again = await chat.agree('ana', 'general', '/digest publish quarterly');
    expect(again.text).toContain('The summary of October 2026 to December 2026 is already posted');
    expect((await chat.say('ana', 'general', '/digest show quarterly')).text).toContain(
      'October 2026 to December 2026',
    );
  });

  it('tells nothing of the months of a quarter in which there was no coalition yet', async () => {
    const chat = await start('2026-11-05T09:00:00Z');
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.pass('2027-01-02T00:00:00Z');
    const [digest] = strategic(chat);
    expect(digest).toContain('October 2026 to December 2026');
    expect(digest).toContain('Month by month\n• November 2026: 0 done, 1 new');
    expect(digest).not.toContain('October 2026:');
  });

  it('follows a fiscal year that begins in any month', async () => {
    const chat = await start('2026-11-04T09:00:00Z');
    await chat.say('ana', 'general', '/coalition schedule year:3');
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.pass('2027-03-02T00:00:00Z');
    expect(strategic(chat).map((text) => text.split('\n')[0])).toEqual([
      'Clean Coast: September 2026 to November 2026',
      'Clean Coast: December 2026 to February 2027',
    ]);
  });

  it('leaves due what a change of the schedule made due while another summary was gathered', async () => {
    const store = await openTestStore();
    const chat = openChat({ store, now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    await chat.say('ana', 'general', '/coalition schedule 28');
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.clock.moveTo(Date.parse('2026-12-04T09:00:00Z'));
    const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    if (coalition === null) throw new Error('no coalition');
    // October was over before there was a coalition, so there is nothing to report.
    expect(await gatherDue(store.read, coalition, 'monthly', chat.clock.now())).toBeNull();
    await chat.say('ana', 'general', '/coalition schedule 1');
    const changed = await store.read.coalitions.byId(coalition.id);
    if (changed === null) throw new Error('no coalition');
    await store.write((repositories) =>
      decideDigest(repositories, changed, 'monthly', null, chat.clock.now()),
    );
    await chat.beat();
    expect(executive(chat)).toHaveLength(1);
  });

  it('skips no quarter when the fiscal year is moved and a quarter takes the name of an older one', async () => {
    const chat = await start('2026-06-04T09:00:00Z');
    await chat.say('ana', 'general', '/coalition schedule year:4');
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.pass('2027-04-10T00:00:00Z');
    await chat.say('ana', 'general', '/coalition schedule year:1');
    await chat.pass('2027-10-02T00:00:00Z');
    expect(strategic(chat).map((text) => text.split('\n')[0])).toEqual([
      'Clean Coast: April 2026 to June 2026',
      'Clean Coast: July 2026 to September 2026',
      'Clean Coast: October 2026 to December 2026',
      'Clean Coast: January 2027 to March 2027',
      'Clean Coast: April 2027 to June 2027',
      'Clean Coast: July 2027 to September 2027',
    ]);
    const shown = await chat.say('ana', 'general', '/digest show 2027-Q2');
    expect(shown.text).toContain('April 2027 to June 2027');
    expect((await chat.say('ana', 'general', '/digest show 2020-Q1')).text).toContain(
      'There are: 2027-Q3, 2027-Q2, 2027-Q1, 2026-Q4, 2026-Q3, 2026-Q2',
    );
  });

  it('carries the polls that people asked, and no score of too few answers', async () => {
    const chat = await start();
    const asked = await chat.say(
      'sam',
      'water',
      '/poll ask Which day? choices:"Monday, Tuesday" closes:tomorrow',
    );
    await joinIn(chat, 'water', ['ana', 'omar', 'nour']);
    for (const who of ['ana', 'omar', 'layla', 'sam', 'nour']) await chat.press(who, asked, 'Tuesday');
    const few = await chat.say('sam', 'water', '/poll ask Was it clear? closes:tomorrow');
    await chat.press('ana', few, '4');
    await chat.pass('2026-12-02T00:00:00Z');
    expect(executive(chat)[0]).toContain('Poll: “Which day?”: Tuesday (5 answers');
    expect(executive(chat)[0]).toContain('Poll: “Was it clear?”: result hidden, too few answers (1 answer');
    const well = await chat.say('sam', 'water', '/poll ask How ready are we? closes:2026-12-03');
    for (const who of ['ana', 'omar', 'layla', 'sam', 'nour']) await chat.press(who, well, '4');
    await chat.pass('2027-01-02T00:00:00Z');
    // In the quarterly summary: scores one by one, in the order in which the polls closed. They are no part
    // of the trend.
    expect(strategic(chat)[0]).toContain(
      [
        'What the groups were asked',
        '• Water: “Was it clear?”: result hidden, too few answers (1 answer, 20% of the group)',
        '• Water: “How ready are we?”: 4 of 5 (5 answers, 100% of the group)',
        '1 poll with choices: its result is in the monthly summary.',
      ].join('\n'),
    );
    expect(strategic(chat)[0]).not.toContain('Satisfaction');
  });

  it('never says of guests that they are the group', async () => {
    const chat = await start('2026-11-05T09:00:00Z');
    await chat.say('layla', 'water', '/event add Open day starts:2026-11-10 10:00 ends:13:00');
    await chat.pass('2026-11-10T12:00:00Z');
    const [poll] = chat.posted('water');
    if (poll === undefined) throw new Error('no poll');
    for (const who of ['g1', 'g2', 'g3', 'g4', 'g5']) await chat.press(who, poll, '1 Poor');
    await joinIn(chat, 'water', ['ana', 'omar', 'nour']);
    for (const who of ['ana', 'omar', 'layla', 'sam', 'nour']) await chat.press(who, poll, '5 Excellent');
    await chat.pass('2027-01-02T00:00:00Z');
    expect(strategic(chat)[0]).toContain('Satisfaction 3 of 5, 10 answers');
    expect(executive(chat)[0]).toContain('Event: Open day, 3 of 5 (10 answers; the group has 5 members)');
  });

  it('tells a line about an item in the section of its own group, whatever group is named beside it', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Test the spring');
    const logged = await chat.say('sam', 'general', '/progress log #1 Half of it group:المدارس');
    expect(logged.text).toContain('Sam Okoye, Water');
  });

  it('says in one line that there is nothing to report', async () => {
    const chat = await start();
    await chat.pass('2027-01-02T00:00:00Z');
    expect(executive(chat)[0]).toContain('No group logged anything this month.');
    expect(executive(chat)[0]?.split('\n').length).toBeLessThan(7);
    expect(strategic(chat)[0]).toContain('No group logged anything this quarter.');
  });

  it('is not lost when the committee has no place: the coordinator gets it', async () => {
    const chat = openChat({ store: await openTestStore() });
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut');
    await chat.pass('2026-12-02T00:00:00Z');
    expect(chat.posted('@ana').map((post) => readable(post.card))[0]).toContain('Clean Coast: November 2026');
  });
});

describe('the rule of how a group stands', () => {
  const calm = { overdue: 0, daysLate: 0, difficultyDays: null, quietDays: 1, open: 3 };

  it.each([
    ['on-track', calm],
    ['on-track', { ...calm, overdue: 2, daysLate: 6 }],
    ['at-risk', { ...calm, overdue: 1, daysLate: 7 }],
    ['at-risk', { ...calm, difficultyDays: 0 }],
    ['at-risk', { ...calm, quietDays: 21 }],
    ['on-track', { ...calm, quietDays: 21, open: 0 }],
    ['at-risk', { ...calm, difficultyDays: 14, quietDays: 13 }],
    ['blocked', { ...calm, difficultyDays: 14, quietDays: 14 }],
    ['blocked', { ...calm, difficultyDays: 20, quietDays: null }],
  ] as const)('%s: %o', (status, standing) => {
    expect(statusOf(standing)).toBe(status);
  });
});

describe('a schedule in words', () => {
  it.each([
    ['1', '1'],
    ['28', '28'],
    ['٥', '5'],
    ['day 5', '5'],
    ['15th', '15'],
    ['First working day', 'first-workday'],
    ['last workday', 'last-workday'],
    ['أول يوم عمل', 'first-workday'],
    ['آخر يوم عمل', 'last-workday'],
    ['29', null],
    ['0', null],
    ['* * * * *', null],
    ['', null],
  ])('%s', (text, read) => {
    expect(readDigestDay(text)).toBe(read);
  });

  it.each([
    ['9:00', '09:00'],
    ['09:30', '09:30'],
    ['6 pm', '18:00'],
    ['٩ صباحا', '09:00'],
    ['soup', null],
    ['25:00', null],
  ])('%s', (text, read) => {
    expect(readTimeOfDay(text)).toBe(read);
  });
});
