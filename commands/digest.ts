import { requireReads, requireReadsSummaries } from '../src/app/caller/permissions.ts';
import { digestFile, sectionFile } from '../src/app/digests/file.ts';
import { periodToPublish, publishStuck } from '../src/app/digests/schedule.ts';
import { noteSection, viewSection } from '../src/app/digests/sections.ts';
import { pastDigest, pastSection, previewDigest, previewSection } from '../src/app/digests/views.ts';
import { optional } from '../src/app/input/arguments/parts.ts';
import { groupArgument } from '../src/app/input/arguments/shared.ts';
import { groupMeant } from '../src/app/input/group-meant.ts';
import { privately, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import { publishCard } from '../src/cards/ask-first-cards.ts';
import { digestCard } from '../src/cards/digests/monthly-card.ts';
import { publishedCard, sectionCard } from '../src/cards/digests/section-card.ts';
import type { Argument, CommandDefinition } from '../src/chat/command.ts';
import { verbs } from '../src/words/verbs.ts';

const kindArgument = {
  kind: 'choice',
  required: false,
  positional: true,
  label: { en: 'Which', ar: 'أيّها' },
  hint: { en: 'Leave empty for the monthly one.', ar: 'يُترك فارغًا للشهري.' },
  example: 'monthly',
  choices: [
    { value: 'monthly', label: { en: 'Monthly', ar: 'شهري' }, aliases: ['month', 'الشهرية', 'شهرية'] },
    {
      value: 'quarterly',
      label: { en: 'Quarterly', ar: 'فصلي' },
      aliases: ['quarter', 'الفصلية', 'فصلية', 'ربعي', 'ربع سنوي'],
    },
  ],
} as const satisfies Argument;

const sectionArgument = {
  ...groupArgument,
  hint: { en: 'Only the section of this group, in full.', ar: 'قسم هذه المجموعة وحدها كاملًا.' },
} as const satisfies Argument;

const asArgument = {
  kind: 'choice',
  ...optional,
  label: { en: 'As', ar: 'بصيغة' },
  aliases: ['صيغة'],
  hint: {
    en: 'A file: a page to print or forward. Leave empty for a message.',
    ar: 'ملف: صفحة للطباعة أو الإرسال. يُترك فارغًا لرسالة.',
  },
  example: 'file',
  choices: [
    {
      value: 'file',
      label: { en: 'File', ar: 'ملف' },
      aliases: ['html', 'page', 'print', 'صفحة', 'طباعة'],
    },
  ],
} as const satisfies Argument;

export const digest: CommandDefinition<Subcommand> = {
  name: 'digest',
  summary: { en: 'Summaries for the committees', ar: 'ملخّصات اللجان' },
  subcommands: [
    subcommand({
      name: 'preview',
      summary: { en: 'Preview the next summary', ar: 'معاينة الملخّص القادم بصورته الحالية' },
      verb: verbs.preview,
      answers: 'private',
      changes: false,
      args: { which: kindArgument, group: sectionArgument, as: asArgument },
      examples: [
        '/digest preview',
        { en: '/digest preview quarterly', ar: '/digest preview فصلي' },
        { en: '/digest preview group:Clean Water', ar: '/digest preview المجموعة:المياه النظيفة' },
      ],
      run: async (repositories, caller, { which, group, as }, { drawChart }) => {
        const { words } = caller;
        if (group !== undefined) {
          await requireReads(repositories, caller, group);
          const section = await previewSection(repositories, caller, group);
          return as === 'file'
            ? sectionFile(words, section, drawChart)
            : privately(sectionCard(words, section));
        }
        await requireReadsSummaries(repositories, caller);
        const view = await previewDigest(repositories, caller, which ?? 'monthly');
        return as === 'file'
          ? digestFile(repositories, caller, view, drawChart)
          : privately(digestCard(words, view));
      },
    }),
    subcommand({
      name: 'show',
      summary: { en: 'Show an older summary', ar: 'عرض ملخّص سابق' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: {
        which: kindArgument,
        period: {
          kind: 'text',
          required: false,
          positional: true,
          max: 40,
          label: { en: 'Period', ar: 'الفترة' },
          hint: { en: 'Leave empty for the latest.', ar: 'تُترك فارغة للأحدث.' },
          example: '2026-10',
        },
        group: sectionArgument,
        as: asArgument,
      },
      examples: [
        '/digest show',
        { en: '/digest show as:file', ar: '/digest show بصيغة:ملف' },
        { en: '/digest show October 2026', ar: '/digest show تشرين الأول 2026' },
        '/digest show 2026-Q3',
        { en: '/digest show group:Clean Water', ar: '/digest show المجموعة:المياه النظيفة' },
      ],
      run: async (repositories, caller, { which, period, group, as }, { drawChart }) => {
        const { words } = caller;
        if (group === undefined) await requireReadsSummaries(repositories, caller);
        else await requireReads(repositories, caller, group);
        const view = await pastDigest(repositories, caller, which, period);
        if (group === undefined)
          return as === 'file'
            ? digestFile(repositories, caller, view, drawChart)
            : privately(digestCard(words, view));
        const section = await pastSection(repositories, caller.coalition, view.digest, group);
        return as === 'file'
          ? sectionFile(words, section, drawChart)
          : privately(sectionCard(words, section));
      },
    }),
    subcommand({
      name: 'note',
      summary: { en: 'Add a note on top of your group’s section', ar: 'إضافة ملاحظة في أعلى قسم مجموعتك' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      args: {
        text: {
          kind: 'text',
          required: true,
          positional: true,
          clearable: true,
          max: 500,
          long: true,
          label: { en: 'Note', ar: 'الملاحظة' },
          hint: {
            en: 'What the committee should know first. “none” removes it.',
            ar: 'ما ينبغي أن تعرفه اللجنة أولًا. «لا شيء» تُزيلها.',
          },
          example: { en: 'We found a hall, thank you all', ar: 'وجدنا قاعة، شكرًا لكم جميعًا' },
        },
        group: groupArgument,
      },
      examples: [
        { en: '/digest note We found a hall, thank you all', ar: '/digest note وجدنا قاعة، شكرًا لكم جميعًا' },
        { en: '/digest note none', ar: '/digest note لا شيء' },
      ],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'digest note');
        const period = await noteSection(repositories, caller, meant, given.text);
        return privately(
          sectionCard(
            caller.words,
            await viewSection(repositories, caller.coalition, meant, period, caller.now),
          ),
        );
      },
    }),
    subcommand({
      name: 'publish',
      summary: { en: 'Post the next summary now', ar: 'نشر الملخّص القادم الآن' },
      verb: verbs.post,
      answers: 'private',
      changes: true,
      args: { which: kindArgument },
      examples: ['/digest publish', { en: '/digest publish quarterly', ar: '/digest publish فصلي' }],
      run: async (repositories, caller, { which }) => {
        const kind = which ?? 'monthly';
        const stuck = await publishStuck(repositories, caller, kind);
        if (stuck !== null) return privately(publishedCard(caller.words, stuck, 'stuck'));
        return privately(publishCard(caller.words, kind, await periodToPublish(repositories, caller, kind)));
      },
    }),
  ],
};
