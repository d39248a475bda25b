import { anyNumberArgument, partnerAfterNumber, readAnyNumber } from '../src/app/input/any-number.ts';
import {
  helpKindArgument,
  partnerArgument,
  partnerDetailArguments,
  partnerKindArgument,
} from '../src/app/input/arguments/partner.ts';
import { optional } from '../src/app/input/arguments/parts.ts';
import { dueArgument } from '../src/app/input/arguments/shared.ts';
import { privately, publicly, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import { subjectOf } from '../src/app/notify/redraw.ts';
import { drawConfirmable } from '../src/app/partners/confirm-buttons.ts';
import { confirmableOf, confirmingPartner, confirmPart } from '../src/app/partners/confirming.ts';
import { makeOffer } from '../src/app/partners/offers.ts';
import { partnerMeant } from '../src/app/partners/own-partner.ts';
import { addPartner, editPartner, mergePartners, requireMerges } from '../src/app/partners/partners.ts';
import { drawPartners, viewPartner } from '../src/app/partners/view-partner.ts';
import { partnerTextsToRedact, redactPartner } from '../src/app/people/redaction.ts';
import { offerCard } from '../src/cards/partners/offer-cards.ts';
import { mergeAskCard, partnerCard } from '../src/cards/partners/partner-card.ts';
import { redactPartnerCard } from '../src/cards/people/redact-cards.ts';
import type { CommandDefinition } from '../src/chat/command.ts';
import { encodeToken } from '../src/chat/token.ts';
import { listOf } from '../src/domain/list-query.ts';
import { partnerNameMax, partnerTextMax } from '../src/domain/partner.ts';
import { verbs } from '../src/words/verbs.ts';

const { delegate, ends, limits, decides, contact, wants, gets, rhythm } = partnerDetailArguments;

const nameArgument = {
  kind: 'text',
  required: true,
  positional: true,
  max: partnerNameMax,
  label: { en: 'Name', ar: 'الاسم' },
  hint: { en: 'The name of the organisation.', ar: 'اسم الجهة.' },
  example: { en: 'Harbour Rotary', ar: 'روتاري المرفأ' },
} as const;

export const partner: CommandDefinition<Subcommand> = {
  name: 'partner',
  summary: { en: 'Partner organisations', ar: 'الجهات الشريكة' },
  subcommands: [
    subcommand({
      name: 'add',
      summary: { en: 'Add a partner', ar: 'إضافة شريك' },
      verb: verbs.add,
      // Confidential details may be among the values.
      answers: 'private',
      changes: true,
      args: {
        name: nameArgument,
        kind: { ...partnerKindArgument, required: true },
        wants,
        gets,
        rhythm,
        delegate,
        ends,
        limits,
        decides,
        contact,
      },
      examples: [
        {
          en: '/partner add Harbour Rotary kind:non-profit wants:"a hall each month" gets:"a stand at the fair" rhythm:quarter delegate:@Ana',
          ar: '/partner add غرفة التجارة النوع:شركة نريد:"ثلاث ماكينات خياطة" تنال:"متدربون جاهزون للعمل" المتابعة:"كل ثلاثة أشهر" المندوب:@عمر',
        },
      ],
      run: async (repositories, caller, { delegate: delegates = [], ends: endsOn, ...given }) => {
        const { view, outcome } = await addPartner(repositories, caller, { ...given, endsOn, delegates });
        const { words } = caller;
        const news = outcome === 'added' ? [] : [words.line('partner.already', { name: view.partner.name })];
        return privately(partnerCard(words, view, news));
      },
    }),
    subcommand({
      name: 'show',
      summary: { en: 'Show a partner, or all of them', ar: 'عرض شريك أو كل الشركاء' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: {
        partner: {
          ...partnerArgument,
          positional: true,
          hint: { en: 'Leave empty for all partners.', ar: 'يُترك فارغًا لعرض الجميع.' },
        },
        kind: partnerKindArgument,
      },
      examples: [
        '/partner show',
        { en: '/partner show Harbour Rotary', ar: '/partner show غرفة التجارة' },
        { en: '/partner show kind:business', ar: '/partner show النوع:شركة' },
      ],
      run: async (repositories, caller, given) => {
        const { words } = caller;
        if (given.partner !== undefined)
          return privately(partnerCard(words, await viewPartner(repositories, caller, given.partner)));
        const query = listOf('partners', 'all', { words: given.kind ?? '' });
        return privately(await drawPartners(repositories, caller, query, null));
      },
    }),
    subcommand({
      name: 'edit',
      summary: { en: 'Change a partner', ar: 'تعديل شريك' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      args: {
        partner: { ...partnerArgument, required: true, positional: true },
        name: {
          ...nameArgument,
          required: false,
          positional: false,
          label: { en: 'New name', ar: 'الاسم الجديد' },
          aliases: ['name', 'الاسم'],
          hint: { en: 'The old name goes on finding it.', ar: 'يبقى الاسم القديم يدلّ عليها.' },
        },
        kind: partnerKindArgument,
        wants: { ...wants, clearable: true },
        gets: { ...gets, clearable: true },
        rhythm,
        delegate: {
          ...delegate,
          clearable: true,
          hint: {
            en: 'They replace the present ones. “none” removes all.',
            ar: 'يحلّون محلّ الحاليين. «لا أحد» تزيلهم كلهم.',
          },
        },
        state: {
          kind: 'choice',
          ...optional,
          label: { en: 'State', ar: 'الحالة' },
          aliases: ['status', 'الحال', 'حال الشراكة', 'حالة الشراكة'],
          hint: {
            en: '“Joined” needs what both sides want and how you follow up.',
            ar: 'قيام الشراكة يحتاج إلى ما يريده الطرفان وإلى المتابعة.',
          },
          example: 'joined',
          choices: [
            { value: 'invited', label: { en: 'Invited', ar: 'دعوة' }, aliases: ['asked', 'مدعوة', 'مدعو'] },
            {
              value: 'joined',
              label: { en: 'Joined', ar: 'قائمة' },
              aliases: ['member', 'active', 'منضمة', 'انضمت', 'شريك'],
            },
            {
              value: 'ended',
              label: { en: 'Ended', ar: 'انتهت' },
              aliases: ['over', 'left', 'منتهية', 'انتهى'],
            },
          ],
        },
        ends: { ...ends, clearable: true },
        learned: {
          kind: 'text',
          ...optional,
          clearable: true,
          max: partnerTextMax,
          label: { en: 'What we learned', ar: 'ما تعلّمناه' },
          aliases: ['lesson', 'lessons', 'تعلمنا', 'الدرس', 'العبرة'],
          hint: { en: 'One line, for the next time.', ar: 'سطر واحد للمرة القادمة.' },
          example: { en: 'Ask in January, not in June', ar: 'الطلب في يناير لا في يونيو' },
        },
        limits: { ...limits, clearable: true },
        decides: { ...decides, clearable: true },
        contact: { ...contact, clearable: true },
      },
      examples: [
        {
          en: '/partner edit Harbour Rotary wants:"two halls" rhythm:month',
          ar: '/partner edit غرفة التجارة نريد:"ماكينتا خياطة" المتابعة:شهريًا',
        },
        {
          en: '/partner edit Harbour Rotary state:ended learned:"Ask in January, not in June"',
          ar: '/partner edit غرفة التجارة الحالة:انتهت تعلّمنا:"الطلب في يناير لا في يونيو"',
        },
      ],
      run: async (repositories, caller, { partner: which, delegate: people, ends: endsOn, ...given }) => {
        const delegates = people === null ? [] : people;
        const view = await editPartner(repositories, caller, which, { ...given, endsOn, delegates });
        return privately(partnerCard(caller.words, view));
      },
    }),
    subcommand({
      name: 'merge',
      summary: { en: 'Make two partners one', ar: 'دمج شريكين هما واحد' },
      verb: verbs.merge,
      answers: 'private',
      changes: true,
      args: {
        partner: {
          ...partnerArgument,
          required: true,
          positional: true,
          hint: { en: 'The one whose name stays.', ar: 'الشريك الذي يبقى اسمه.' },
        },
        with: {
          ...partnerArgument,
          required: true,
          aliases: ['and', 'same', 'مع', 'نفسها'],
          label: { en: 'The same as', ar: 'هي نفسها' },
          hint: { en: 'The other name of the same partner.', ar: 'الاسم الآخر للشريك نفسه.' },
          example: { en: 'Rotary', ar: 'روتاري' },
        },
      },
      examples: [
        {
          en: '/partner merge Harbour Rotary with:"Rotary of the harbour"',
          ar: '/partner merge روتاري المرفأ مع:"نادي روتاري"',
        },
      ],
      run: async (repositories, caller, { partner: one, with: other }, { confirmed, askFirst }) => {
        await requireMerges(repositories, caller, one, other);
        if (!confirmed) {
          const yes = encodeToken({ verb: 'go-on', id: await askFirst({}) });
          return privately(mergeAskCard(caller.words, { kept: one.name, gone: other.name, yes }));
        }
        const { view, gone } = await mergePartners(repositories, caller, one, other, 'the first');
        const news = [caller.words.line('partner.merged', { name: gone.name })];
        return privately(partnerCard(caller.words, view, news));
      },
    }),
    subcommand({
      name: 'redact',
      summary: { en: 'Remove what is written about a partner for good', ar: 'حذف ما كُتب عن شريك نهائيًا' },
      verb: verbs.continue,
      answers: 'private',
      changes: true,
      args: { partner: { ...partnerArgument, required: true, positional: true } },
      examples: [{ en: '/partner redact Harbour Rotary', ar: '/partner redact روتاري المرفأ' }],
      run: async (repositories, caller, { partner }, { confirmed, askFirst }) => {
        const { words } = caller;
        if (!confirmed) {
          await partnerTextsToRedact(repositories, caller, partner);
          const yes = encodeToken({ verb: 'go-on', id: await askFirst({}) });
          return privately(redactPartnerCard(words, { partner: partner.name, yes }));
        }
        await redactPartner(repositories, caller, partner);
        const current = (await repositories.partners.byId(caller.coalition.id, partner.id)) ?? partner;
        return privately(partnerCard(words, await viewPartner(repositories, caller, current)));
      },
    }),
    subcommand({
      name: 'offer',
      summary: { en: 'Offer something to the coalition', ar: 'تقديم عرض للتحالف' },
      verb: verbs.offer,
      answers: 'public',
      changes: true,
      args: {
        what: {
          kind: 'text',
          required: true,
          positional: true,
          max: partnerTextMax,
          label: { en: 'What', ar: 'ماذا' },
          aliases: ['offer', 'العرض'],
          hint: { en: 'What is offered.', ar: 'ما الذي يُعرض.' },
          example: { en: 'a hall for 60 on Thursdays', ar: 'باص لخمسين شخصًا' },
        },
        kind: { ...helpKindArgument, required: true },
        until: {
          ...dueArgument,
          endOfMonth: true,
          label: { en: 'Until', ar: 'حتى' },
          aliases: ['till', 'ends', 'by', 'لغاية', 'إلى', 'المدة'],
          hint: { en: 'The last day on which it stands.', ar: 'آخر يوم يبقى فيه العرض قائمًا.' },
        },
        partner: {
          ...partnerArgument,
          hint: {
            en: 'Leave empty for the one you speak for.',
            ar: 'يُترك فارغًا للشريك الذي تمثّله.',
          },
        },
      },
      examples: [
        {
          en: '/partner offer a hall for 60 on Thursdays kind:place until:june',
          ar: '/partner offer باص لخمسين شخصًا النوع:نقل حتى:يونيو',
        },
      ],
      run: async (repositories, caller, { what, kind, until: untilOn, partner: given }) => {
        const which = await partnerMeant(repositories, caller, given, partnerArgument);
        const view = await makeOffer(repositories, caller, which, { what, kind, untilOn });
        return publicly(offerCard(caller.placeWords, view), subjectOf('offer', view.offer.id));
      },
    }),
    subcommand({
      name: 'confirm',
      summary: { en: 'Say that a partner was part of it', ar: 'تأكيد مشاركة شريك' },
      verb: verbs.confirm,
      answers: 'public',
      changes: true,
      args: {
        number: {
          ...anyNumberArgument,
          hint: { en: 'The number of a done item or of an event.', ar: 'رقم مهمة أُنجزت أو فعالية انتهت.' },
          example: '#46',
        },
        partner: {
          ...partnerArgument,
          hint: {
            en: 'Leave empty for the one you speak for.',
            ar: 'يُترك فارغًا للشريك الذي تمثّله.',
          },
        },
      },
      examples: [
        '/partner confirm #46',
        {
          en: '/partner confirm #46 partner:"Harbour Rotary"',
          ar: '/partner confirm #46 الشريك:"روتاري المرفأ"',
        },
      ],
      interpret: partnerAfterNumber,
      run: async (repositories, caller, { number, partner: named }) => {
        const record = await confirmableOf(repositories, caller, readAnyNumber(caller.words, number));
        const which =
          named ??
          (await confirmingPartner(repositories, caller, record)) ??
          (await partnerMeant(repositories, caller, undefined, partnerArgument));
        const undo = await confirmPart(repositories, caller, record, which);
        const card = await drawConfirmable(repositories, caller, record, caller.placeWords, undo);
        return publicly(card, subjectOf(record.kind, record.record.id));
      },
    }),
  ],
};
