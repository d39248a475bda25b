import { describe, expect, it } from 'vitest';
import { formWithErrors, modalOf, readFormValues } from '../../../src/adapters/slack/form.ts';
import type { Field } from '../../../src/chat/form.ts';

const modal = (value?: string) => {
  const field: Field = {
    name: 'owner',
    label: 'Owner',
    kind: 'people',
    required: false,
    ...(value === undefined ? {} : { value }),
  };
  return modalOf(
    { token: 'ask:action.add', language: 'en', title: 'Add', submit: 'Send', fields: [field] },
    { language: 'en' },
  );
};
const blocksIn = (view: unknown): readonly unknown[] => (view as { blocks: readonly unknown[] }).blocks;

describe('a field of several people in Slack', () => {
  it('is a picker that shows whom was named, unless a name was typed', () => {
    expect(modal('<@U1|ana> <@U2>').blocks[0]).toMatchObject({
      dispatch_action: true,
      element: { type: 'multi_users_select', max_selected_items: 20, initial_users: ['U1', 'U2'] },
    });
    expect(modal().blocks[0]).toMatchObject({ element: { type: 'multi_users_select' } });
    expect(modal('Ana, <@U2>').blocks[0]).toMatchObject({
      element: { type: 'plain_text_input', initial_value: 'Ana, <@U2>' },
    });
  });

  it('comes back as it would have been typed, and is shown so again', () => {
    const { blocks } = modal();
    const filled = (users: readonly string[]) => ({
      blocks,
      state: {
        values: { owner: { people: { type: 'multi_users_select', selected_users: users } } },
      },
    });
    const read = readFormValues(filled(['U1', 'U2']));
    expect(read).toMatchObject({ values: { owner: '<@U1>, <@U2>' }, people: [{ id: 'U1' }, { id: 'U2' }] });
    expect(readFormValues(filled([])).values).toEqual({});
    expect(blocksIn(formWithErrors(filled([]), read.values, { owner: 'Who?' }))).toMatchObject([
      { type: 'context' },
      { element: { type: 'multi_users_select', initial_users: ['U1', 'U2'] } },
    ]);
  });
});
