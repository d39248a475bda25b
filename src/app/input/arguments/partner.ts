import type { Argument } from '../../../chat/command.ts';
import { partnerTextMax } from '../../../domain/partner.ts';
import { optional } from './parts.ts';

/** Arguments about partners that several commands share. */

export const partnerArgument = {
  kind: 'partner',
  ...optional,
  label: { en: 'Partner', ar: 'الشريك' },
  aliases: [
    'organisation',
    'organization',
    'org',
    'ngo',
    'الجهة',
    'الشريكة',
    'المنظمة',
    'المؤسسة',
    'الجمعية',
  ],
  hint: { en: 'The name of the partner, in any spelling.', ar: 'اسم الشريك، كيفما كُتب.' },
  example: { en: 'Harbour Rotary', ar: 'روتاري المرفأ' },
} as const satisfies Argument;

/** What kind of help is asked for or offered. */
export const helpKindArgument = {
  kind: 'choice',
  ...optional,
  label: { en: 'Kind', ar: 'النوع' },
  aliases: ['type', 'sort', 'نوع', 'نوعها', 'نوع المساعدة'],
  hint: { en: 'What kind of help it is.', ar: 'نوع المساعدة.' },
  example: 'place',
  choices: [
    {
      value: 'money',
      label: { en: 'Money', ar: 'مال' },
      aliases: ['funds', 'funding', 'cash', 'grant', 'تمويل', 'نقود', 'منحة'],
    },
    {
      value: 'people',
      label: { en: 'People', ar: 'متطوّعون' },
      aliases: ['volunteers', 'hands', 'staff', 'أشخاص', 'متطوعين', 'أيدٍ'],
    },
    {
      value: 'place',
      label: { en: 'Place', ar: 'مكان' },
      aliases: ['hall', 'room', 'space', 'venue', 'قاعة', 'مقر'],
    },
    {
      value: 'goods',
      label: { en: 'Goods', ar: 'مواد وأدوات' },
      aliases: ['material', 'materials', 'tools', 'things', 'equipment', 'مواد', 'أدوات', 'معدات'],
    },
    {
      value: 'transport',
      label: { en: 'Transport', ar: 'نقل' },
      aliases: ['bus', 'van', 'car', 'vehicle', 'مواصلات', 'باص', 'سيارة'],
    },
    {
      value: 'knowledge',
      label: { en: 'Knowledge', ar: 'خبرة' },
      aliases: ['expertise', 'advice', 'skills', 'training', 'معرفة', 'مشورة', 'تدريب'],
    },
    {
      value: 'contacts',
      label: { en: 'Contacts', ar: 'صلات' },
      aliases: ['contact', 'network', 'introductions', 'معارف', 'علاقات'],
    },
    { value: 'other', label: { en: 'Other', ar: 'غير ذلك' }, aliases: ['else', 'آخر', 'أخرى'] },
  ],
} as const satisfies Argument;

const detail = { kind: 'text', required: false, positional: false, max: partnerTextMax } as const;

/** What is said about a partner when it is added, and can be changed afterwards. */
export const partnerDetailArguments = {
  wants: {
    ...detail,
    label: { en: 'We want', ar: 'ما نريده' },
    aliases: ['want', 'wanted', 'we want', 'نريد', 'المطلوب منه', 'المطلوب منها'],
    hint: { en: 'What exactly we want from it.', ar: 'ما الذي نريده منها بالضبط.' },
    example: { en: 'a hall each month', ar: 'قاعة كل شهر' },
  },
  gets: {
    ...detail,
    label: { en: 'They get', ar: 'ما تناله' },
    aliases: ['get', 'gains', 'gain', 'they get', 'ما يناله', 'تنال', 'المقابل'],
    hint: { en: 'What it gains from working with us.', ar: 'ما تكسبه من العمل معنا.' },
    example: { en: 'a stand at the fair', ar: 'جناح في المعرض' },
  },
  rhythm: {
    kind: 'choice',
    ...optional,
    label: { en: 'Follow-up', ar: 'المتابعة' },
    aliases: ['follow up', 'followup', 'every', 'each', 'كل', 'وتيرة المتابعة', 'الوتيرة'],
    hint: { en: 'How often we follow up with each other.', ar: 'كل كم تكون المتابعة بيننا.' },
    example: 'quarter',
    choices: [
      {
        value: 'month',
        label: { en: 'Month', ar: 'كل شهر' },
        aliases: ['monthly', 'each month', 'every month', 'شهر', 'شهريا'],
      },
      {
        value: 'quarter',
        label: { en: 'Quarter', ar: 'كل ثلاثة أشهر' },
        aliases: ['quarterly', 'each quarter', 'every quarter', '3 months', 'ربع سنة', 'فصليا', 'ثلاثة أشهر'],
      },
      {
        value: 'half-year',
        label: { en: 'Half-year', ar: 'كل ستة أشهر' },
        aliases: ['half year', 'half-yearly', 'twice a year', '6 months', 'نصف سنة', 'نصف سنويا', 'ستة أشهر'],
      },
    ],
  },
  delegate: {
    kind: 'people',
    ...optional,
    label: { en: 'Delegates', ar: 'المندوب' },
    aliases: [
      'delegate',
      'who',
      'speaks',
      'speaker',
      'person',
      'المندوبة',
      'المندوبون',
      'من يمثّلها',
      'ممثلها',
    ],
    hint: { en: 'Who speaks for it: one or more people.', ar: 'من يتحدّث باسمها: شخص أو أكثر.' },
    example: { en: '@Ana, @Omar', ar: '@عمر، @نور' },
  },
  ends: {
    kind: 'date',
    ...optional,
    label: { en: 'Agreed until', ar: 'حتى' },
    aliases: ['until', 'end', 'ends', 'expires', 'ينتهي', 'الاتفاق حتى', 'نهاية الاتفاق'],
    hint: { en: 'The last day of the agreement, if there is one.', ar: 'آخر يوم في الاتفاق، إن كان له آخر.' },
    example: { en: '31 december', ar: '31 ديسمبر' },
  },
  limits: {
    ...detail,
    label: { en: 'Limits', ar: 'الحدود' },
    aliases: ['limit', 'cannot', 'حدودها'],
    hint: {
      en: 'What it can’t do or won’t share. Not for everyone.',
      ar: 'ما لا تستطيعه أو لا تشاركه. لا يُعرض للجميع.',
    },
    example: { en: 'no cash', ar: 'لا مال نقديًا' },
  },
  decides: {
    ...detail,
    label: { en: 'How it decides', ar: 'كيف تقرّر' },
    aliases: ['decision', 'القرار', 'طريقة القرار'],
    hint: {
      en: 'How it decides and how long that takes. Not for everyone.',
      ar: 'كيف تقرّر وكم يستغرق ذلك. لا يُعرض للجميع.',
    },
    example: { en: 'the board, in two weeks', ar: 'مجلس الإدارة، خلال أسبوعين' },
  },
  contact: {
    ...detail,
    label: { en: 'Contact', ar: 'للتواصل' },
    aliases: ['phone', 'email', 'mail', 'التواصل', 'الهاتف', 'البريد'],
    hint: {
      en: 'Whom to call or write to. Not for everyone.',
      ar: 'من نتصل به أو نكتب إليه. لا يُعرض للجميع.',
    },
    example: { en: 'the office, mornings', ar: 'المكتب، صباحًا' },
  },
} as const satisfies Readonly<Record<string, Argument>>;

export const partnerKindArgument = {
  kind: 'choice',
  ...optional,
  label: { en: 'Kind', ar: 'النوع' },
  aliases: ['type', 'sort', 'نوع', 'نوعها'],
  hint: { en: 'What kind of organisation it is.', ar: 'ما نوع الجهة.' },
  example: 'non-profit',
  choices: [
    {
      value: 'business',
      label: { en: 'Business', ar: 'شركة' },
      aliases: ['company', 'firm', 'private', 'شركات', 'قطاع خاص', 'تجارية'],
    },
    {
      value: 'non-profit',
      label: { en: 'Non-profit', ar: 'منظمة غير ربحية' },
      aliases: ['nonprofit', 'ngo', 'charity', 'association', 'غير ربحية', 'جمعية', 'منظمة'],
    },
    {
      value: 'public',
      label: { en: 'Public body', ar: 'جهة عامة' },
      aliases: ['public', 'government', 'state', 'municipality', 'عامة', 'حكومية', 'رسمية'],
    },
    {
      value: 'community',
      label: { en: 'Community', ar: 'جماعة أهلية' },
      aliases: ['community group', 'grassroots', 'neighbours', 'أهلية', 'مبادرة أهلية', 'مجتمعية'],
    },
  ],
} as const satisfies Argument;
