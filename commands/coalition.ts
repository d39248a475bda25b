import { connectPrograms } from '../src/app/api/access.ts';
import { localeOf } from '../src/app/caller/caller.ts';
import { isCoordinator } from '../src/app/caller/permissions.ts';
import { setUpCoalition, viewCoalition } from '../src/app/coalition/coalitions.ts';
import { askErase } from '../src/app/coalition/erasing.ts';
import { exportCoalition } from '../src/app/coalition/exporting.ts';
import { speakInCoalition, speakInPlace } from '../src/app/coalition/languages.ts';
import { giveRole, setCommitteeRole } from '../src/app/coalition/roles.ts';
import { offerCoalitionLink, useCoalitionCode } from '../src/app/coalition/workspace-links.ts';
import { changeSchedule } from '../src/app/digests/schedule.ts';
import { viewSchedule } from '../src/app/digests/views.ts';
import { anyNumberArgument, readAnyNumber } from '../src/app/input/any-number.ts';
import { programsArguments } from '../src/app/input/arguments/programs.ts';
import { retentionArgument } from '../src/app/input/arguments/retention.ts';
import { roleArgument, roleHolderArgument } from '../src/app/input/arguments/role.ts';
import {
  dayArgument,
  readDayArgument,
  readTimeArgument,
  readYearArgument,
  timeArgument,
  yearArgument,
} from '../src/app/input/arguments/schedule.ts';
import { readServerRole, serverRoleArguments } from '../src/app/input/arguments/server-role.ts';
import { currentSettings, firstSettings, setupArguments } from '../src/app/input/arguments/setup.ts';
import { codeArgument } from '../src/app/input/arguments/shared.ts';
import { sharedLanguageArguments } from '../src/app/input/arguments/shared-language.ts';
import { coalitionLanguage, committeePlaces, keptMonths, schedule } from '../src/app/input/prefill.ts';
import {
  fleetingly,
  openSubcommand,
  privately,
  publicly,
  type Subcommand,
  subcommand,
} from '../src/app/input/subcommand.ts';
import { drawDeliveries } from '../src/app/notify/undelivered-announcements.ts';
import { viewRedaction } from '../src/app/people/redaction.ts';
import { keepRecords, viewRetention } from '../src/app/people/retention.ts';
import {
  coalitionCard,
  roleCard,
  serverRoleCard,
  sharedLanguageCard,
} from '../src/cards/coalition/coalition-cards.ts';
import { programsCard } from '../src/cards/coalition/programs-card.ts';
import { scheduleCard } from '../src/cards/digests/section-card.ts';
import { joinAskedCard, joinCodeCard } from '../src/cards/people/link-cards.ts';
import { retentionCard } from '../src/cards/people/privacy-cards.ts';
import { redactCard } from '../src/cards/people/redact-cards.ts';
import { refusalCard } from '../src/cards/refusal-card.ts';
import type { CommandDefinition } from '../src/chat/command.ts';
import { listOf } from '../src/domain/list-query.ts';
import { verbs } from '../src/words/verbs.ts';
import { wordsFor } from '../src/words/words.ts';

export const coalition: CommandDefinition<Subcommand> = {
  name: 'coalition',
  summary: { en: 'The coalition and its settings', ar: 'التحالف وإعداداته' },
  subcommands: [
    openSubcommand({
      name: 'setup',
      summary: { en: 'Set up the coalition or change its settings', ar: 'إعداد التحالف أو تغيير إعداداته' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      currentValues: currentSettings,
      prefill: committeePlaces,
      formFields: ({ inCoalition }) => (inCoalition === null ? firstSettings : undefined),
      args: setupArguments,
      examples: [
        {
          en: '/coalition setup Clean Coast Coalition zone:Asia/Beirut executive:#executive',
          ar: '/coalition setup تحالف الساحل النظيف المدينة:بيروت التنفيذية:#التنفيذية',
        },
      ],
      run: async (repositories, caller, given) => {
        const { coalition: saved, created } = await setUpCoalition(repositories, caller, {
          name: given.name,
          timeZone: given.zone,
          mission: given.mission,
          executive: given.executive,
          strategic: given.strategic,
          workWeek: given.week,
          language: given.language,
          digits: given.digits,
          open: given.open === undefined ? undefined : given.open === 'yes',
          pollThreshold: given.threshold === undefined ? undefined : Number(given.threshold),
        });
        const words = wordsFor(localeOf(saved, caller.inCoalition?.words.language));
        const view = await viewCoalition(repositories, saved, caller.now);
        return privately(coalitionCard(words, view, created ? 'ready' : 'changed'));
      },
    }),
    subcommand({
      name: 'info',
      summary: { en: 'Show the coalition’s settings', ar: 'عرض إعدادات التحالف' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/coalition info'],
      run: async (repositories, caller, _given, { programs }) =>
        privately(
          coalitionCard(
            caller.words,
            await viewCoalition(repositories, caller.coalition, caller.now),
            undefined,
            (await isCoordinator(repositories, caller)) ? { programs } : null,
          ),
        ),
    }),
    subcommand({
      name: 'schedule',
      summary: { en: 'Choose when summaries are posted', ar: 'تحديد مواعيد الملخّصات' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      prefill: schedule,
      args: {
        day: dayArgument,
        time: timeArgument,
        year: yearArgument,
      },
      examples: [
        '/coalition schedule',
        {
          en: '/coalition schedule first working day time:09:00',
          ar: '/coalition schedule أول يوم عمل الساعة:09:00',
        },
        { en: '/coalition schedule year:April', ar: '/coalition schedule السنة:نيسان' },
      ],
      run: async (repositories, caller, given) => {
        const asked = given.day ?? given.time ?? given.year;
        const saved =
          asked === undefined
            ? caller.coalition
            : await changeSchedule(repositories, caller, {
                day: readDayArgument(caller.words, given.day),
                time: readTimeArgument(caller.words, given.time),
                fiscalYearStart: readYearArgument(caller.words, given.year),
              });
        const view = await viewSchedule(repositories, saved, caller.now);
        return privately(scheduleCard(caller.words, view, await isCoordinator(repositories, caller)));
      },
    }),
    subcommand({
      name: 'deliveries',
      summary: { en: 'Which announcements have not arrived', ar: 'الإعلانات التي لم تصل' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/coalition deliveries'],
      run: async (repositories, caller) =>
        privately(await drawDeliveries(repositories, caller, listOf('deliveries', 'all'), null)),
    }),
    subcommand({
      name: 'role',
      summary: { en: 'Give someone a role or remove it', ar: 'منح دور أو إزالته' },
      verb: verbs.save,
      answers: 'public',
      changes: true,
      args: {
        person: roleHolderArgument,
        role: roleArgument,
      },
      examples: [
        { en: '/coalition role @Ana role:executive', ar: '/coalition role @عمر الدور:اللجنة التنفيذية' },
      ],
      run: async (repositories, caller, { person, role }) =>
        publicly(roleCard(caller.placeWords, person, await giveRole(repositories, caller, person, role))),
    }),
    subcommand({
      name: 'server-role',
      summary: { en: 'Name a committee by a role of the server', ar: 'تحديد لجنة بدور في الخادم' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      args: serverRoleArguments,
      examples: [
        {
          en: '/coalition server-role executive @Executive',
          ar: '/coalition server-role executive @التنفيذية',
        },
      ],
      run: async (repositories, caller, { committee, role }) => {
        await setCommitteeRole(repositories, caller, committee, role && readServerRole(role));
        return privately(serverRoleCard(caller.words, { committee, isSet: role !== null }));
      },
    }),
    subcommand({
      name: 'language',
      summary: { en: 'Choose the language of shared places', ar: 'تحديد لغة الأماكن المشتركة' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      prefill: coalitionLanguage,
      args: sharedLanguageArguments,
      examples: [
        { en: '/coalition language ar', ar: '/coalition language العربية' },
        { en: '/coalition language ar here', ar: '/coalition language العربية هنا' },
        { en: '/coalition language en #clean-water', ar: '/coalition language الإنجليزية #المياه-النظيفة' },
        { en: '/coalition language coalition here', ar: '/coalition language التحالف هنا' },
      ],
      run: async (repositories, caller, { language, place }) => {
        const chosen = language === 'coalition' ? null : language;
        if (place === undefined) await speakInCoalition(repositories, caller, chosen);
        else await speakInPlace(repositories, caller, place, chosen);
        return privately(
          sharedLanguageCard(caller.words, {
            coalition: caller.coalition,
            chosen,
            place: place === undefined ? null : `#${place.name}`,
          }),
        );
      },
    }),
    openSubcommand({
      name: 'link',
      summary: { en: 'Add another workspace to the coalition', ar: 'ضمّ مساحة عمل أخرى إلى التحالف' },
      verb: verbs.continue,
      answers: 'private',
      changes: true,
      args: { code: codeArgument },
      examples: [
        '/coalition link',
        { en: '/coalition link code:ABCD-EFGH', ar: '/coalition link الرمز:ABCD-EFGH' },
      ],
      run: async (repositories, caller, given, { ballotBox }) => {
        const { words } = caller;
        if (given.code === undefined)
          return fleetingly(joinCodeCard(words, await offerCoalitionLink(repositories, caller, ballotBox)));
        const asked = await useCoalitionCode(repositories, caller, given.code, ballotBox);
        return privately(
          asked === 'wrong-code' ? refusalCard(words, { code: asked }) : joinAskedCard(words, asked.name),
        );
      },
    }),
    subcommand({
      name: 'retention',
      summary: { en: 'Choose how long records are kept', ar: 'تحديد مدة حفظ السجلّ' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      prefill: keptMonths,
      args: { months: retentionArgument },
      examples: [
        '/coalition retention',
        '/coalition retention 24',
        { en: '/coalition retention never', ar: '/coalition retention لا يُحذف' },
      ],
      run: async (repositories, caller, given) =>
        privately(
          retentionCard(
            caller.words,
            given.months === undefined
              ? await viewRetention(repositories, caller)
              : await keepRecords(repositories, caller, given.months),
            await isCoordinator(repositories, caller),
          ),
        ),
    }),
    subcommand({
      name: 'api',
      summary: { en: 'Connect programs that read the record', ar: 'ربط برامج تقرأ السجلّ' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      args: programsArguments,
      examples: [
        '/coalition api',
        { en: '/coalition api new', ar: '/coalition api جديد' },
        {
          en: '/coalition api webhook:https://example.org/halqa',
          ar: '/coalition api العنوان:https://example.org/halqa',
        },
      ],
      run: async (repositories, caller, given, services) =>
        fleetingly(programsCard(caller.words, await connectPrograms(repositories, caller, given, services))),
    }),
    subcommand({
      name: 'export',
      summary: { en: 'Take all records along as files', ar: 'أخذ السجلّ كله في ملفات' },
      verb: verbs.export,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/coalition export'],
      run: async (repositories, caller) => {
        const { card, file } = await exportCoalition(repositories, caller);
        return fleetingly(card, file);
      },
    }),
    subcommand({
      name: 'redact',
      summary: { en: 'Remove the text of a record for good', ar: 'حذف نصّ من السجلّ نهائيًا' },
      verb: verbs.continue,
      answers: 'private',
      changes: false,
      args: { number: anyNumberArgument },
      examples: ['/coalition redact #12'],
      run: async (repositories, caller, { number }) =>
        privately(
          redactCard(
            caller.words,
            await viewRedaction(repositories, caller, readAnyNumber(caller.words, number)),
          ),
        ),
    }),
    subcommand({
      name: 'erase',
      summary: { en: 'Erase the whole coalition', ar: 'محو التحالف كله' },
      verb: verbs.continue,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/coalition erase'],
      run: async (repositories, caller) => {
        const { card, file } = await askErase(repositories, caller);
        return fleetingly(card, file);
      },
    }),
  ],
};
