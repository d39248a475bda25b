import { parse } from 'node:querystring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm } from '../../../src/adapters/slack/http/form-body.ts';

const fields = (text: string) => ({ ...readForm(text) });

describe('the body of a form', () => {
  it('is read as Node’s parser reads it, whatever it holds', () => {
    const part = fc.constantFrom(
      'payload=',
      '%7B',
      '%d9%85',
      '%',
      '%zz',
      '%ff',
      '+',
      '&',
      '=',
      '"a"',
      'م',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
        for (const text of [parts.join(''), `payload=${parts.join('')}`])
          expect(fields(text)).toEqual({ ...parse(text) });
      }),
    );
  });

  it('keeps the text of a press', () => {
    const json = JSON.stringify({ text: 'ماء + 100 % & "more"' });
    expect(readForm(`payload=${encodeURIComponent(json)}`).payload).toBe(json);
    expect(readForm(new URLSearchParams({ payload: json }).toString()).payload).toBe(json);
  });
});
