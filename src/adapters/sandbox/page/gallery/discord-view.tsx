import { Markdown, type Names } from './markup.tsx';
import type { PictureOf } from './pictures.ts';

/** The components that Halqa's renderer uses. Any other is shown as the JSON that it is. */
type Component = Readonly<{
  type: number;
  accent_color?: number;
  components?: readonly Component[];
  accessory?: Component;
  content?: string;
  label?: string;
  placeholder?: string;
  style?: number;
  items?: readonly Readonly<{ media: Readonly<{ url: string }>; description?: string }>[];
}>;

/** Discord's numbers for the types of components. */
const types = {
  row: 1,
  button: 2,
  select: 3,
  section: 9,
  text: 10,
  gallery: 12,
  separator: 14,
  container: 17,
} as const;

/** Discord's numbers for the looks of buttons. */
const looks: Readonly<Record<number, string>> = { 1: 'primary', 2: '', 4: 'danger' };

type Drawing = Readonly<{ names: Names; locale: string; pictureOf: PictureOf }>;

export const DiscordView = ({ message, ...drawing }: { message: unknown } & Drawing) => {
  const { components = [] } = message as Readonly<{ components?: readonly Component[] }>;
  return (
    <div class="discord">
      <Components of={components} {...drawing} />
    </div>
  );
};

const Components = ({ of, ...drawing }: { of: readonly Component[] | undefined } & Drawing) => (
  <>
    {of?.map((component, index) => (
      <ComponentView key={index} component={component} {...drawing} />
    ))}
  </>
);

const ComponentView = ({ component, ...drawing }: { component: Component } & Drawing) => {
  const { components, accessory } = component;
  switch (component.type) {
    case types.container: {
      const colour = `#${(component.accent_color ?? 0).toString(16).padStart(6, '0')}`;
      return (
        <div class="container" style={{ borderInlineStartColor: colour }}>
          <Components of={components} {...drawing} />
        </div>
      );
    }
    case types.section:
      return (
        <div class="section">
          <div>
            <Components of={components} {...drawing} />
          </div>
          {accessory && <ComponentView component={accessory} {...drawing} />}
        </div>
      );
    case types.text:
      return (
        <div class="text">
          <Markdown text={component.content ?? ''} names={drawing.names} locale={drawing.locale} />
        </div>
      );
    case types.separator:
      return <hr />;
    case types.row:
      return (
        <div class="controls">
          <Components of={components} {...drawing} />
        </div>
      );
    case types.button:
      return <span class={`control ${looks[component.style ?? 2] ?? ''}`}>{component.label}</span>;
    case types.select:
      return <span class="control choice">{component.placeholder}</span>;
    case types.gallery:
      return (
        <>
          {component.items?.map(({ media, description }, index) => {
            const number = Number(/chart-(\d+)/.exec(media.url)?.[1]) - 1;
            const picture = drawing.pictureOf(number);
            return picture ? (
              <img key={index} {...picture} alt={description} loading="lazy" />
            ) : (
              <p key={index}>{description}</p>
            );
          })}
        </>
      );
    default:
      return <pre>{JSON.stringify(component, null, 2)}</pre>;
  }
};
