import type { Bilingual } from '../chat/ids.ts';

/** Who may do and read what, and what Halqa needs to work somewhere. */
export const permissionWords = {
  'refusal.not-manager': {
    en: 'Whoever manages this server or workspace sets the coalition up. Ask them to use /coalition setup; they can then name you coordinator: /coalition role',
    ar: 'إعداد التحالف متاح لإدارة هذا الخادم أو مساحة العمل هذه فقط. المطلوب أن تكتب الإدارة \u2066/coalition setup\u2069، ثم يمكنها منحك دور «تنسيق التحالف»: \u2066/coalition role\u2069',
  },
  'refusal.outsider': {
    en: 'You are a guest in this workspace, and only its own members may do that.',
    ar: 'حسابك حساب ضيف في مساحة العمل هذه، وهذا متاح لأعضائها وحدهم.',
  },
  'refusal.not-yours-to-read': {
    en: 'What {group} records is read by its members, in its places, and by the committees. Ask there, or join it: /group join',
    ar: 'سجلّ {group} متاح لأعضائها وفي أماكنها وللّجنتين. يمكن السؤال هناك، أو الانضمام إليها: \u2066/group join\u2069',
  },
  'refusal.summary-not-yours': {
    en: 'The summaries are read by the committees, in their places, and by conveners and coordinators.',
    ar: 'الملخّصات متاحة للّجنتين في أماكنهما، ولميسّري المجموعات، ولتنسيق التحالف.',
  },
  'refusal.account-closed': {
    en: 'This account left the workspace, so nothing was done. If you are back, write to me once in a shared place there.',
    ar: 'غادر هذا الحساب مساحة العمل، فلم يُنفَّذ شيء. بعد العودة إليها تكفي رسالة واحدة إلى «حلقة» في مكان مشترك فيها.',
  },
  'refusal.sandbox-alone': {
    en: 'The sandbox is for trying things out: it can’t be joined to a coalition on Slack or Discord, and its codes work nowhere else.',
    ar: 'بيئة التجربة للتجربة فقط: لا تنضمّ إلى تحالف على \u2066Slack\u2069 أو \u2066Discord\u2069، ولا تعمل رموزها في مكان آخر.',
  },
  'refusal.cannot-write': {
    en: 'I can see {place}, but I may not write there. Let me write there, then try again.',
    ar: 'أرى {place} ولا يُسمح لي بالكتابة فيه. المطلوب السماح لـ«حلقة» بالكتابة هناك، ثم إعادة المحاولة.',
  },
  'refusal.cannot-see': {
    en: 'I can’t see {place}. Invite me there, then try again.',
    ar: 'لا أرى {place}. المطلوب دعوة «حلقة» إليه، ثم إعادة المحاولة.',
  },
  'refusal.cannot-write-discord': {
    en: 'I can see {place}, but I may not write there. In its permissions, allow Halqa “Send Messages” and “Embed Links”, then try again.',
    ar: 'أرى {place} ولا يُسمح لي بالكتابة فيه. المطلوب السماح لـ«حلقة» في أذونات القناة بإرسال الرسائل وتضمين الروابط، ثم إعادة المحاولة.',
  },
  'refusal.cannot-see-discord': {
    en: 'I can’t see {place}. In its permissions, allow Halqa “View Channel” and “Send Messages”, then try again.',
    ar: 'لا أرى {place}. المطلوب السماح لـ«حلقة» في أذونات القناة بعرض القناة وإرسال الرسائل، ثم إعادة المحاولة.',
  },
  'refusal.cannot-see-slack': {
    en: 'I am not in {place}. Write /invite @Halqa there, then try again.',
    ar: 'لست في {place}. المطلوب أن يُكتب هناك \u2066/invite @Halqa\u2069، ثم إعادة المحاولة.',
  },
  'refusal.person-gone': {
    en: '{person} has no active account here any more. Choose somebody else.',
    ar: 'لم يعد هنا حساب فعّال باسم {person}. يلزم اختيار شخص آخر.',
  },
  'refusal.person-is-bot': {
    en: '{person} is an app, not a person. Choose a person instead.',
    ar: '{person} تطبيق وليس شخصًا. يلزم اختيار شخص.',
  },
  'refusal.too-fast': {
    en: 'That is a lot at once. Nothing was done; try again in {seconds, plural, one {# second} other {# seconds}}.',
    ar: 'الطلبات كثيرة دفعة واحدة. لم يُنفَّذ شيء؛ يُرجى إعادة المحاولة بعد {seconds, plural, zero {# ثانية} one {ثانية} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}.',
  },
  'refusal.half-first': {
    en: '{ref} can be closed early once half of the group has answered. So far: {answers} of {members}.',
    ar: 'يمكن إغلاق {ref} قبل موعده بعد أن يجيب نصف المجموعة. حتى الآن: {answers} من {members}.',
  },
  'coalition.open': { en: 'Groups’ records are read by', ar: 'سجلّات المجموعات متاحة' },
  'coalition.open.yes': { en: 'everybody in the workspaces', ar: 'لكل من في مساحات العمل' },
  'coalition.open.no': { en: 'their members and the committees', ar: 'لأعضائها وللّجنتين' },
} as const satisfies Readonly<Record<string, Bilingual>>;
