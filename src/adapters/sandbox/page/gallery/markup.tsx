import type { ComponentChildren } from 'preact';

/*
 * Draws the two markup languages as their platforms do, as far as Halqa writes them. What is not
 * recognised stays as it was written, so that a character that escaped the escaping can be seen.
 */

/** Names of accounts by id, since platforms show a mention by name. */
export type Names = ReadonlyMap<string, string>;

const Mention = ({ id, names }: { id: string; names: Names }) => (
  <span class="platform-mention">@{names.get(id) ?? id}</span>
);

const PlaceMention = ({ id, names }: { id: string; names: Names }) => (
  <span class="platform-mention">#{names.get(id) ?? id}</span>
);

const Link = ({ url, children }: { url: string; children: ComponentChildren }) =>
  /^https?:\/\//i.test(url) ? (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <span>{children}</span>
  );

const momentOf = (seconds: string, locale: string): string =>
  new Date(Number(seconds) * 1000).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });

const dayMs = 24 * 60 * 60 * 1000;

/** How far away an instant is, in whole days. */
const distanceOf = (seconds: string, locale: string): string =>
  new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    Math.round((Number(seconds) * 1000 - performance.timeOrigin) / dayMs),
    'day',
  );

/** Replaces each match of `pattern` in a text by what `draw` makes of its groups. */
const replaced = (
  text: string,
  pattern: RegExp,
  draw: (groups: Readonly<Record<string, string | undefined>>) => ComponentChildren,
  between: (text: string) => string,
): ComponentChildren[] => {
  const pieces: ComponentChildren[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    pieces.push(between(text.slice(from, match.index)), draw(match.groups ?? {}));
    from = match.index + match[0].length;
  }
  return [...pieces, between(text.slice(from))];
};

const slackEntities = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const slackMarkup =
  /<@(?<user>\w+)>|<#(?<place>\w+)>|<!date\^(?<date>\d+)\^[^|>]*\|(?<fallback>[^>]*)>|<(?<url>[^|>]+)\|(?<label>[^>]*)>|`(?<code>[^`\n]+)`|\*(?<bold>[^*\n]+)\*/g;

/** Slack's mrkdwn: what fields and small print are written in. */
export const Mrkdwn = ({ text, names }: { text: string; names: Names }) => (
  <>
    {replaced(
      text,
      slackMarkup,
      ({ user, place, fallback, url, label, code, bold }) => {
        if (user !== undefined) return <Mention id={user} names={names} />;
        if (place !== undefined) return <PlaceMention id={place} names={names} />;
        if (fallback !== undefined) return <time>{slackEntities(fallback)}</time>;
        if (url !== undefined) return <Link url={slackEntities(url)}>{slackEntities(label ?? '')}</Link>;
        if (code !== undefined) return <code>{slackEntities(code)}</code>;
        return <strong>{slackEntities(bold ?? '')}</strong>;
      },
      slackEntities,
    )}
  </>
);

const discordMarkup =
  /\\(?<escaped>[\\*_~`|<>[\]#\-+.)])|<@(?<user>\d+)>|<#(?<place>\d+)>|<t:(?<time>\d+):(?<shape>\w)>|`(?<code>[^`\n]+)`|\*\*(?<bold>(?:\\.|[^*\\])+)\*\*|\[(?<label>(?:\\.|[^\]\\])*)\]\((?<url>[^)\s]+)\)|(?<bare>https?:\/\/[^\s<]+)/g;

/** One line of Discord's markdown without the marks that begin it. */
export const MarkdownLine = ({ text, names, locale }: { text: string; names: Names; locale: string }) => (
  <>
    {replaced(
      text,
      discordMarkup,
      ({ escaped, user, place, time, shape, code, bold, label, url, bare }) => {
        if (escaped !== undefined) return escaped;
        if (user !== undefined) return <Mention id={user} names={names} />;
        if (place !== undefined) return <PlaceMention id={place} names={names} />;
        if (time !== undefined)
          return <time>{shape === 'R' ? distanceOf(time, locale) : momentOf(time, locale)}</time>;
        if (code !== undefined) return <code>{code}</code>;
        if (bold !== undefined)
          return (
            <strong>
              <MarkdownLine text={bold} names={names} locale={locale} />
            </strong>
          );
        if (url !== undefined)
          return (
            <Link url={url}>
              <MarkdownLine text={label ?? ''} names={names} locale={locale} />
            </Link>
          );
        return <Link url={bare ?? ''}>{bare}</Link>;
      },
      (plain) => plain,
    )}
  </>
);

/** Markdown line by line: `###` begins a heading, `-#` small print. */
export const Markdown = ({ text, names, locale }: { text: string; names: Names; locale: string }) => (
  <>
    {text.split('\n').map((line, index) => {
      const [, mark, rest] = /^(#{1,3}|-#) (.*)$/u.exec(line) ?? [];
      const drawn = <MarkdownLine text={rest ?? line} names={names} locale={locale} />;
      if (mark === '-#')
        return (
          <p key={index} class="small-print">
            {drawn}
          </p>
        );
      return mark === undefined ? (
        <p key={index}>{drawn}</p>
      ) : (
        <p key={index} class="platform-title">
          {drawn}
        </p>
      );
    })}
  </>
);
