import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { peopleIn } from '../../../chat/picked.ts';
import type { FieldShown, FormShown, Seed } from '../shapes.ts';
import { Icon, Ring } from './marks.tsx';
import type { Room } from './use-room.ts';
import { useWords } from './words.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A modal dialog: it traps the focus, closes with Escape and restores the focus. */
export const Dialog = ({
  title,
  kind,
  close,
  children,
}: {
  title: string;
  kind: 'sheet' | 'drawer';
  close(): void;
  children: ComponentChildren;
}) => {
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The first required field that is empty gets the focus, so that a person can type at once.
    const fields = [...(dialog.current?.querySelectorAll<Field>('form :is(input, select, textarea)') ?? [])];
    const missing = fields.find((field) => field.ariaRequired === 'true' && field.value === '');
    (missing ?? fields[0])?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={kind}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onMouseDown={(event) => event.target === dialog.current && close()}
    >
      <div class="inside">
        <header>
          <h2 dir="auto">{title}</h2>
          <button type="button" class="plain-icon" aria-label={words.close} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
};

export const FormDialog = ({ form, room }: { form: FormShown; room: Room }) => {
  const words = useWords();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const shape = useRef<HTMLFormElement>(null);

  const send = async (event: Event) => {
    event.preventDefault();
    if (!shape.current) return;
    const filled = new FormData(shape.current);
    const entries = [...new Set(filled.keys())].map(
      (name) => [name, filled.getAll(name).join(', ')] as const,
    );
    const values = Object.fromEntries(entries.filter(([, value]) => value !== ''));
    const wrong = await room.submit(form, values);
    setErrors(wrong);
    const first = form.fields.find(({ name }) => wrong[name] !== undefined);
    if (first) document.getElementById(fieldId(first))?.focus();
  };

  return (
    <Dialog title={form.title} kind="sheet" close={room.closeForm}>
      <form ref={shape} onSubmit={send} noValidate>
        {form.fields.map((field) => (
          <FieldView key={field.name} field={field} error={errors[field.name]} />
        ))}
        {room.notice?.kind === 'trouble' && (
          <p class="error" role="alert">
            {room.notice.sentence}
          </p>
        )}
        <footer>
          <button type="submit" class="primary" disabled={room.busy}>
            {form.submit || words.send}
          </button>
        </footer>
      </form>
    </Dialog>
  );
};

const fieldId = (field: FieldShown): string => `field-${field.name}`;

const FieldView = ({ field, error }: { field: FieldShown; error: string | undefined }) => {
  const words = useWords();
  const id = fieldId(field);
  return (
    <div class="field">
      <label htmlFor={id}>
        <bdi>{field.label}</bdi>
        {!field.required && <span class="optional">{words.optional}</span>}
      </label>
      <Input field={field} described={error ? `${id}-error` : `${id}-hint`} wrong={error !== undefined} />
      {error ? (
        <p class="error" id={`${id}-error`} role="alert" dir="auto">
          {error}
        </p>
      ) : (
        <p class="hint" id={`${id}-hint`} dir="auto">
          {field.hint}
        </p>
      )}
    </div>
  );
};

const Input = ({ field, described, wrong }: { field: FieldShown; described: string; wrong: boolean }) => {
  const { choose } = useWords();
  const common = {
    id: fieldId(field),
    name: field.name,
    'aria-describedby': described,
    'aria-invalid': wrong,
    'aria-required': field.required,
  };
  switch (field.kind) {
    case 'line':
      return (
        <input
          type="text"
          dir="auto"
          placeholder=" "
          autocomplete="off"
          defaultValue={field.value}
          {...common}
        />
      );
    case 'paragraph':
      return <textarea rows={4} dir="auto" placeholder=" " defaultValue={field.value} {...common} />;
    case 'people': {
      const ids = peopleIn(field.value ?? '');
      // A typed name is not in the list.
      if (ids === undefined) return <input type="text" dir="auto" defaultValue={field.value} {...common} />;
      return (
        <select multiple size={4} {...common}>
          {(field.options ?? []).map(({ value, label }) => (
            <option key={value} value={value} selected={ids.some((id) => value === `<@${id}>`)}>
              {label}
            </option>
          ))}
        </select>
      );
    }
    case 'choice':
    case 'person':
    case 'place': {
      const options = field.options ?? [];
      const isOther = field.value !== undefined && !options.some(({ value }) => value === field.value);
      return (
        <select {...common}>
          <option value="">{choose}</option>
          {isOther && (
            <option value={field.value} selected>
              {field.value}
            </option>
          )}
          {options.map(({ value, label }) => (
            <option key={value} value={value} selected={value === field.value}>
              {label}
            </option>
          ))}
        </select>
      );
    }
  }
};

const seeds: readonly Seed[] = ['demo', 'empty'];

export const StartOverDialog = ({ room, close }: { room: Room; close(): void }) => {
  const words = useWords();
  const [seed, setSeed] = useState<Seed>('demo');
  const send = async (event: Event) => {
    event.preventDefault();
    if (await room.startOver(seed)) close();
  };
  return (
    <Dialog title={words.startOver} kind="sheet" close={close}>
      <form onSubmit={send}>
        <p>{words.startOverHow}</p>
        <fieldset>
          <legend class="unseen">{words.startOver}</legend>
          {seeds.map((each) => (
            <label key={each} class="seed">
              <input type="radio" name="seed" checked={seed === each} onChange={() => setSeed(each)} />
              <span>
                <strong>{each === 'demo' ? words.demo : words.empty}</strong>
                <small>{each === 'demo' ? words.demoHow : words.emptyHow}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <footer>
          {room.busy && (
            <p class="wait" role="status">
              <Ring size={18} /> {words.starting}…
            </p>
          )}
          <button type="button" class="plain" disabled={room.busy} onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" class="primary" disabled={room.busy}>
            {words.startOver}
          </button>
        </footer>
      </form>
    </Dialog>
  );
};
