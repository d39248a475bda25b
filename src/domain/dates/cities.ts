import { plainLetters } from '../plain-letters.ts';

/**
 * Names people call a zone by that are not its IANA name: first the Arab world (its order is that of
 * the suggestions before anything is typed), then a few cities that ICU still lists by an old name.
 */
export const cityAliases: Readonly<Record<string, readonly string[]>> = {
  'Asia/Beirut': ['بيروت', 'لبنان', 'طرابلس لبنان', 'صيدا', 'Lebanon'],
  'Asia/Amman': ['عمّان', 'الأردن', 'إربد', 'Jordan'],
  'Asia/Damascus': ['دمشق', 'الشام', 'حلب', 'حمص', 'سوريا', 'Aleppo', 'Syria'],
  'Asia/Baghdad': ['بغداد', 'العراق', 'البصرة', 'الموصل', 'أربيل', 'Basra', 'Mosul', 'Erbil', 'Iraq'],
  'Asia/Hebron': ['الخليل', 'رام الله', 'نابلس', 'فلسطين', 'Ramallah', 'Nablus', 'Palestine'],
  'Asia/Gaza': ['غزة'],
  'Asia/Jerusalem': ['القدس'],
  'Africa/Cairo': ['القاهرة', 'الإسكندرية', 'الجيزة', 'مصر', 'Alexandria', 'Giza', 'Egypt'],
  'Asia/Riyadh': [
    'الرياض',
    'جدة',
    'مكة',
    'المدينة المنورة',
    'الدمام',
    'السعودية',
    'Jeddah',
    'Mecca',
    'Dammam',
  ],
  'Asia/Kuwait': ['الكويت', 'مدينة الكويت', 'Kuwait City'],
  'Asia/Qatar': ['الدوحة', 'قطر', 'Doha'],
  'Asia/Bahrain': ['المنامة', 'البحرين', 'Manama'],
  'Asia/Dubai': ['دبي', 'أبو ظبي', 'أبوظبي', 'الشارقة', 'الإمارات', 'Abu Dhabi', 'Sharjah'],
  'Asia/Muscat': ['مسقط', 'عمان مسقط', 'Oman'],
  'Asia/Aden': ['عدن', 'صنعاء', 'اليمن', 'Sanaa', "Sana'a", 'Yemen'],
  'Africa/Tripoli': ['طرابلس', 'بنغازي', 'ليبيا', 'Benghazi', 'Libya'],
  'Africa/Tunis': ['تونس', 'صفاقس', 'Tunisia', 'Sfax'],
  'Africa/Algiers': ['الجزائر', 'وهران', 'Algeria', 'Oran'],
  'Africa/Casablanca': ['الدار البيضاء', 'الرباط', 'مراكش', 'طنجة', 'المغرب', 'Rabat', 'Tangier', 'Morocco'],
  'Africa/Nouakchott': ['نواكشوط', 'موريتانيا', 'Mauritania'],
  'Africa/Khartoum': ['الخرطوم', 'السودان', 'Sudan'],
  'Africa/Mogadishu': ['مقديشو', 'الصومال', 'Somalia'],
  'Africa/Djibouti': ['جيبوتي'],
  'Indian/Comoro': ['موروني', 'جزر القمر', 'Moroni', 'Comoros'],
  'Europe/Istanbul': ['إسطنبول', 'اسطنبول'],
  'Asia/Kolkata': ['Kolkata', 'Delhi', 'New Delhi', 'Mumbai'],
  'Asia/Kathmandu': ['Kathmandu'],
  'Asia/Yangon': ['Yangon'],
  'Asia/Ho_Chi_Minh': ['Ho Chi Minh', 'Ho Chi Minh City'],
  'Europe/Kyiv': ['Kyiv'],
};

/** A name as it is compared: letters as `plainLetters` leaves them, one space between words. */
export const plainName = (text: string): string =>
  plainLetters(text)
    .replace(/[_\s]+/g, ' ')
    .trim();
