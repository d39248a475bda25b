import { expect, it } from 'vitest';
import { createOpenForms } from '../../../src/adapters/sandbox/form.ts';
import type { Field } from '../../../src/chat/form.ts';

const ana = { id: 'ana', name: 'Ana Costa', language: 'en' } as const;
const workspace = () => ({ people: [ana], places: [{ id: 'c1', name: 'strategic' }] });

const shown = (field: Pick<Field, 'kind' | 'value'>) => {
  const whole: Field = { name: 'one', label: 'One', required: false, ...field };
  const form = { token: 'ask:coalition.setup', title: 'Set up', language: 'en', fields: [whole] } as const;
  return createOpenForms(workspace).open({ ...form, submit: 'Save' }, ana, { place: 'c1' }).fields[0];
};

it.each(['#strategic', 'strategic', ' #Strategic'])('a typed place chooses its option: %j', (value) => {
  expect(shown({ kind: 'place', value })).toMatchObject({
    value: '<#c1>',
    options: [{ value: '<#c1>', label: 'strategic' }],
  });
});

it('a typed person chooses its option, and a name that is no option stays', () => {
  expect(shown({ kind: 'person', value: '@ana costa' })?.value).toBe('<@ana>');
  expect(shown({ kind: 'person', value: '@Nobody' })?.value).toBe('@Nobody');
});
