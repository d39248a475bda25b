import { describe, expect, it } from 'vitest';
import { isAgreed, partnerKey } from '../../src/domain/partner.ts';

describe('the name of a partner', () => {
  it.each([
    ['Harbour Rotary', 'the harbour-rotary', 'HARBOUR  ROTARY.', '“Harbour Rotary”'],
    ['Bread & Roses', 'bread and roses', 'The Bread and Roses'],
    ['بلدية المرفأ', 'البلديّة المرفا', 'بلديه مرفأ', 'بَلَدِيَّة المرفأ'],
    ['Café Lumière', 'cafe lumiere'],
    ['غرفة التجارة', 'غرفه تجاره', 'الغرفة التجارة'],
  ])('%s: its spellings are one', (...names) => {
    expect(new Set(names.map(partnerKey)).size).toBe(1);
  });

  it.each([
    ['Harbour Rotary', 'Harbour School'],
    ['Rotary', 'Rotary Club'],
    ['The', 'Them'],
    ['القصر', 'قصور'],
  ])('%s and %s are two', (one, other) => {
    expect(partnerKey(one)).not.toBe(partnerKey(other));
  });

  it('is never empty, whatever the name consists of', () => {
    for (const name of ['The', '…', '“”', '&', '.']) expect(partnerKey(name), name).not.toBe('');
  });
});

it('a partnership is agreed when both sides and the rhythm are said', () => {
  const all = { wants: 'a hall', gets: 'a stand', rhythm: 'quarter' } as const;
  expect(isAgreed(all)).toBe(true);
  for (const missing of ['wants', 'gets', 'rhythm'] as const)
    expect(isAgreed({ ...all, [missing]: null }), missing).toBe(false);
});
