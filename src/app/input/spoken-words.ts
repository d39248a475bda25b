import { nameWithoutArticle } from '../../domain/plain-letters.ts';

/** Words that people type instead of a value, in both languages. */

const listed = (words: string): ReadonlySet<string> => new Set(words.split(',').map(nameWithoutArticle));

const me = listed('me,myself,i,mine,self,أنا,لي,نفسي,إلي,عليّ,علي أنا,أنا نفسي');

const here = listed('here,this channel,this place,هنا,هذا المكان,هذه القناة');

const everyone = listed(
  'everyone,everybody,all,all members,all of us,the group,whole group,channel,الجميع,الكل,كلنا,كل الأعضاء,جميع الأعضاء,كل المجموعة',
);

const cleared = listed(
  'none,nothing,no one,nobody,no date,clear,delete,remove,n/a,-,بلا,بدون,لا أحد,لا شيء,لا يوجد,حذف,إزالة',
);

const nothing = listed(
  'none,no,no one,noone,nobody,nobody yet,nothing,null,nil,n/a,na,tbd,tba,tbc,to be decided,to be confirmed,to be determined,unassigned,not assigned,unknown,no owner,no date,no due date,no deadline,undated,someday,open,clear,remove,delete,empty,-,--,—,?,' +
    'بلا,بلا موعد,بلا تاريخ,بدون,بدون موعد,بدون تاريخ,من دون,من دون موعد,من دون تاريخ,دون موعد,دون تاريخ,لا أحد,لا احد بعد,لا شيء,لا يوجد,لا يوجد موعد,لا موعد,غير محدد,غير محددة,لم يحدد,لم يحدد بعد,يحدد لاحقا,لاحقا,فارغ,ما في,ما في حدا,حذف,إزالة',
);

const all = listed('all,all groups,every group,everything,any group,الكل,كل المجموعات,جميع المجموعات,كل شيء');

const unowned = listed(
  'unowned,unassigned,nobody,no owner,no one,without owner,without an owner,بلا متابعة,بلا مسؤول,بدون مسؤول,غير مسندة,لا أحد,بلا صاحب',
);

const key = (typed: string): string => nameWithoutArticle(typed);

export const meansMe = (typed: string): boolean => me.has(key(typed.replace(/^@/, '')));

export const meansHere = (typed: string): boolean => here.has(key(typed.replace(/^#/, '')));

export const meansEveryone = (typed: string): boolean => everyone.has(key(typed.replace(/^@/, '')));

/** "None", "TBD", "بدون تاريخ": there is no value. */
export const meansNothing = (typed: string): boolean => nothing.has(key(typed));

/** "All": every group, where a list can be about all of them. */
export const meansAll = (typed: string): boolean => all.has(key(typed));

/** Items of nobody. */
export const meansUnowned = (typed: string): boolean => unowned.has(key(typed));

/** For free text fewer words mean an absent value: "open" may be a sentence. */
export const clearsText = (typed: string): boolean => cleared.has(key(typed));
