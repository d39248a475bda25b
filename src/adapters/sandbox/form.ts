import type { Form } from '../../chat/form.ts';
import { readMessageLink } from './message-link.ts';
import type { SandboxPerson, Workspace } from './names.ts';
import type { FieldShown, FormShown } from './shapes.ts';

/** How many openings are remembered. A form that was opened earlier is taken as opened in private. */
const openingsKept = 500;

/** A place, and the message in whose thread it was. */
export type OpenedIn = Readonly<{ place: string; thread?: string }>;

/** Where forms were opened, so that their answers appear there. */
export type OpenForms = Readonly<{
  /** The form as the API answers it. */
  open(form: Form, by: SandboxPerson, where: OpenedIn): FormShown;
  /** Where a person opened a form. */
  openedIn(token: string, by: SandboxPerson): OpenedIn | undefined;
}>;

export const createOpenForms = (workspace: () => Workspace): OpenForms => {
  const openings = new Map<string, OpenedIn>();
  const keyOf = (token: string, { id }: SandboxPerson): string => `${id} ${token}`;
  return {
    open({ source, ...form }, by, where) {
      openings.set(keyOf(form.token, by), where);
      const oldest = openings.keys().next();
      if (openings.size > openingsKept && !oldest.done) openings.delete(oldest.value);
      const from = source === undefined ? undefined : readMessageLink(source);
      return {
        ...form,
        fields: form.fields.map((field) => showField(field, workspace())),
        ...(from && { message: from.message }),
      };
    },
    openedIn: (token, by) => openings.get(keyOf(token, by)),
  };
};

const showField = (field: Form['fields'][number], { people, places }: Workspace): FieldShown => {
  if (field.kind === 'person' || field.kind === 'people')
    return withOptions(
      field,
      people.map(({ id, name }) => ({ value: `<@${id}>`, label: name })),
    );
  if (field.kind === 'place')
    return withOptions(
      field,
      places.map(({ id, name }) => ({ value: `<#${id}>`, label: name })),
    );
  return field;
};

/** A field with its options; a typed name, such as `#strategic`, chooses the option that it names. */
const withOptions = (
  field: Form['fields'][number],
  options: NonNullable<FieldShown['options']>,
): FieldShown => {
  if (field.value === undefined) return { ...field, options };
  const name = field.value.trim().replace(/^[#@]/, '').toLowerCase();
  const named = options.find(({ label }) => label.toLowerCase() === name);
  return { ...field, options, value: named?.value ?? field.value };
};
