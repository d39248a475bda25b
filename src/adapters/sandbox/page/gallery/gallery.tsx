import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../../chat/ids.ts';
import { languageAfter, languages, languageTraits } from '../../../../chat/languages.ts';
import type { ExhibitShown, GalleryPage } from '../../shapes.ts';
import { ApiError, readGallery } from '../api.ts';
import { CardView } from '../card.tsx';
import { keepLanguage, storedLanguage } from '../language.ts';
import { Ring } from '../marks.tsx';
import { words as pageWords, WordsContext } from '../words.ts';
import { DiscordView } from './discord-view.tsx';
import { namesIn, pictureOf } from './pictures.ts';
import { SlackView } from './slack-view.tsx';
import { type GalleryWords, galleryWords } from './words.ts';

const platforms = ['sandbox', 'slack', 'discord'] as const;
type Platform = (typeof platforms)[number];

/** What is shown. It is in the address of the page, so that a view can be sent to somebody. */
type View = Readonly<{
  search: string;
  text: string;
  platform: Platform | '';
  language: Language | '';
  digits: '' | 'all';
}>;

const readView = (): View => {
  const query = new URLSearchParams(location.search);
  return {
    search: query.get('search') ?? '',
    text: query.get('text') ?? '',
    platform: platforms.find((one) => one === query.get('platform')) ?? '',
    language: languages.find((one) => one === query.get('language')) ?? '',
    digits: query.get('digits') === 'all' ? 'all' : '',
  };
};

const keepView = (view: View): void => {
  const query = new URLSearchParams(Object.entries(view).filter(([, value]) => value !== ''));
  history.replaceState(null, '', query.size === 0 ? location.pathname : `?${query}`);
};

/** Waits for a pause in the typing. */
const typingPauseMs = 250;

const useGallery = ({ search, text }: View, words: GalleryWords) => {
  const [page, setPage] = useState<GalleryPage>();
  const [trouble, setTrouble] = useState('');
  const load = async (from: number, isCurrent = () => true) => {
    try {
      const fresh = await readGallery(search, text, from);
      if (!isCurrent()) return;
      setTrouble('');
      setPage((before) =>
        from > 0 && before ? { ...fresh, cards: [...before.cards, ...fresh.cards] } : fresh,
      );
    } catch (error) {
      if (isCurrent()) setTrouble(error instanceof ApiError ? error.message : words.unreachable);
    }
  };
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => load(0, () => current), typingPauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, text]);
  return { page, trouble, more: (from: number) => load(from) };
};

const Gallery = () => {
  const [language, setLanguage] = useState(storedLanguage);
  const [view, setView] = useState(readView);
  const words = galleryWords[language];
  const { direction } = languageTraits[language];
  const { page, trouble, more } = useGallery(view, words);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
    document.title = `Halqa · ${words.title}`;
  }, [language, direction, words]);
  const change = (part: Partial<View>) => {
    const next = { ...view, ...part };
    keepView(next);
    setView(next);
  };
  const switchLanguage = () => {
    keepLanguage(languageAfter(language));
    setLanguage(languageAfter(language));
  };
  return (
    <WordsContext.Provider value={pageWords[language]}>
      <header class="gallery-top">
        <div class="gallery-brand">
          <Ring size={34} />
          <div>
            <h1>{words.title}</h1>
            <p>{words.about}</p>
          </div>
          <a href="/">{words.back}</a>
          <button type="button" lang={languageAfter(language)} onClick={switchLanguage}>
            {words.otherLanguage}
          </button>
        </div>
        <Filters view={view} texts={page?.texts ?? []} words={words} change={change} />
      </header>
      <main class="gallery">
        <p class="count" role="status">
          {trouble || (page && (page.total === 0 ? words.none : words.found(page.total)))}
        </p>
        {page?.cards.map(({ made, state, exhibits }) => (
          <section key={`${made}, ${state}`} class="exhibit">
            <h2 dir="ltr">
              <code>{made}</code> {state}
            </h2>
            {exhibits.filter(isShown(view)).map((exhibit) => (
              <Drawings key={exhibit.name} exhibit={exhibit} platform={view.platform} words={words} />
            ))}
          </section>
        ))}
        {page && page.next !== null && (
          <button type="button" class="more" onClick={() => page.next !== null && more(page.next)}>
            {words.more}
          </button>
        )}
      </main>
    </WordsContext.Provider>
  );
};

/** The digits that a language is mostly written with are shown first, the others on request. */
const usualDigits: Readonly<Record<Language, ExhibitShown['digits']>> = { en: 'latn', ar: 'arab' };

const isShown =
  ({ language, digits }: View) =>
  ({ card, digits: ofExhibit }: ExhibitShown): boolean =>
    (language === '' || language === card.language) &&
    (digits === 'all' || ofExhibit === usualDigits[card.language]);

const Filters = ({
  view,
  texts,
  words,
  change,
}: {
  view: View;
  texts: readonly string[];
  words: GalleryWords;
  change(part: Partial<View>): void;
}) => (
  <search class="filters">
    <label class="wide">
      {words.search}
      <input
        type="search"
        value={view.search}
        maxLength={200}
        dir="auto"
        onInput={({ currentTarget }) => change({ search: currentTarget.value })}
      />
    </label>
    <label>
      {words.texts}
      <select value={view.text} onChange={({ currentTarget }) => change({ text: currentTarget.value })}>
        {texts.map((text, index) => (
          <option key={text} value={index === 0 ? '' : text}>
            {words.textNames[text] ?? text}
          </option>
        ))}
      </select>
    </label>
    <label>
      {words.platform}
      <select
        value={view.platform}
        onChange={({ currentTarget }) =>
          change({ platform: platforms.find((one) => one === currentTarget.value) ?? '' })
        }
      >
        <option value="">{words.all}</option>
        {platforms.map((platform) => (
          <option key={platform} value={platform}>
            {platformName(platform, words)}
          </option>
        ))}
      </select>
    </label>
    <label>
      {words.language}
      <select
        value={view.language}
        onChange={({ currentTarget }) =>
          change({ language: languages.find((one) => one === currentTarget.value) ?? '' })
        }
      >
        <option value="">{words.both}</option>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
    </label>
    <label class="check">
      <input
        type="checkbox"
        checked={view.digits === 'all'}
        onChange={({ currentTarget }) => change({ digits: currentTarget.checked ? 'all' : '' })}
      />
      {words.otherDigits}
    </label>
  </search>
);

const languageNames: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية' };

const platformName = (platform: Platform, words: GalleryWords): string =>
  ({ sandbox: words.sandbox, slack: 'Slack', discord: 'Discord' })[platform];

/** One card in one language, side by side on each platform. */
const Drawings = ({
  exhibit,
  platform,
  words,
}: {
  exhibit: ExhibitShown;
  platform: Platform | '';
  words: GalleryWords;
}) => (
  <div class="drawings">
    {platforms
      .filter((each) => platform === '' || each === platform)
      .map((each) => (
        <figure key={each} class={`drawing on-${each}`}>
          <figcaption>
            {platformName(each, words)} · {languageNames[exhibit.card.language]}
          </figcaption>
          <Drawing exhibit={exhibit} platform={each} words={words} />
        </figure>
      ))}
  </div>
);

const Drawing = ({
  exhibit,
  platform,
  words,
}: {
  exhibit: ExhibitShown;
  platform: Platform;
  words: GalleryWords;
}) => {
  const { card, pictures } = exhibit;
  const picture = pictureOf(exhibit);
  if (platform === 'sandbox') {
    return (
      <CardView
        card={card}
        as=""
        busy={false}
        press={() => {}}
        pictureOf={(block) => picture(pictures.findIndex((one) => one.block === block))}
      />
    );
  }
  const message = exhibit.renderings[platform];
  const { error } = (message ?? {}) as Readonly<{ error?: string }>;
  if (error !== undefined)
    return (
      <p class="does-not-fit">
        {words.tooLarge} {error}
      </p>
    );
  const names = namesIn(card);
  return platform === 'slack' ? (
    <SlackView message={message} names={names} pictureOf={picture} />
  ) : (
    <DiscordView message={message} names={names} locale={card.language} pictureOf={picture} />
  );
};

const root = document.getElementById('page');
if (root) render(<Gallery />, root);
