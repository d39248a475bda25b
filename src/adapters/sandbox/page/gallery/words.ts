import type { Language } from '../../../../chat/ids.ts';

/** The sentences of the gallery page. The names of cards are those of the code, in every language. */
export type GalleryWords = Readonly<{
  title: string;
  about: string;
  back: string;
  otherLanguage: string;
  search: string;
  texts: string;
  /** The kinds of sample texts, by the names they have in the code. */
  textNames: Readonly<Record<string, string>>;
  platform: string;
  all: string;
  sandbox: string;
  language: string;
  both: string;
  otherDigits: string;
  found(count: number): string;
  none: string;
  more: string;
  unreachable: string;
  tooLarge: string;
}>;

const en: GalleryWords = {
  title: 'Gallery',
  about: 'Every card, in every state, as the sandbox, Slack and Discord draw it.',
  back: 'To the sandbox',
  otherLanguage: 'العربية',
  search: 'Search for a name or a text',
  texts: 'Texts',
  textNames: {
    believable: 'Believable',
    'full length': 'As long as allowed',
    mentions: 'Hostile: mentions',
    markup: 'Hostile: markup',
    direction: 'Hostile: direction',
    clusters: 'Hostile: letters in clusters',
    controls: 'Hostile: control characters',
    nothing: 'Hostile: empty',
    endless: 'Hostile: longer than allowed',
  },
  platform: 'Platform',
  all: 'All',
  sandbox: 'Sandbox',
  language: 'Language',
  both: 'Both',
  otherDigits: 'Other digits too',
  found: (count) => (count === 1 ? '1 card' : `${count} cards`),
  none: 'No card has that name or text.',
  more: 'Show more',
  unreachable: 'Halqa does not answer. Is it still running?',
  tooLarge: 'This card does not fit here:',
};

const ar: GalleryWords = {
  title: 'معرض البطاقات',
  about: 'كل بطاقة في كل حالاتها، كما تظهر في بيئة التجربة وفي Slack وDiscord.',
  back: 'إلى بيئة التجربة',
  otherLanguage: 'English',
  search: 'البحث عن اسم أو نص',
  texts: 'النصوص',
  textNames: {
    believable: 'نصوص واقعية',
    'full length': 'بأقصى طول مسموح',
    mentions: 'نصوص مؤذية: إشارات',
    markup: 'نصوص مؤذية: تنسيق',
    direction: 'نصوص مؤذية: اتجاه الكتابة',
    clusters: 'نصوص مؤذية: حروف متراكبة',
    controls: 'نصوص مؤذية: محارف تحكم',
    nothing: 'نصوص مؤذية: فارغة',
    endless: 'نصوص مؤذية: أطول من المسموح',
  },
  platform: 'المنصّة',
  all: 'الكل',
  sandbox: 'بيئة التجربة',
  language: 'اللغة',
  both: 'اللغتان',
  otherDigits: 'مع الأرقام الأخرى',
  found: (count) => `عدد البطاقات: ${count}`,
  none: 'لا توجد بطاقة بهذا الاسم أو النص.',
  more: 'عرض المزيد',
  unreachable: '«حلقة» لا تجيب. هل ما زالت تعمل؟',
  tooLarge: 'هذه البطاقة لا يتّسع لها المكان هنا:',
};

export const galleryWords: Readonly<Record<Language, GalleryWords>> = { en, ar };
