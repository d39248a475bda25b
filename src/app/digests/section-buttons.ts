import { publishedCard, sectionCard } from '../../cards/digests/section-card.ts';
import type { DrawChart } from '../../chat/card.ts';
import type { Token } from '../../chat/token.ts';
import { periodFromKey } from '../../domain/dates/period.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireReads, requireReadsSummaries } from '../caller/permissions.ts';
import { type ButtonHandler, once, reads } from '../handlers/button-handler.ts';
import type { OpenForm } from '../input/forms.ts';
import { digestFile } from './file.ts';
import { publishDigest } from './schedule.ts';
import { confirmSection, viewSection } from './sections.ts';
import { pastDigest, previewDigest, sectionOfPeriod } from './views.ts';

const digestKinds = ['monthly', 'quarterly'] as const;

/** The buttons on summaries, and on the draft of a group's section. */
export const sectionButtons = (
  openForm: OpenForm,
  drawChart: DrawChart,
): Readonly<Record<string, ButtonHandler>> => ({
  /** On a summary: the page to print, of the period of the button or as it would be now. */
  'digest-page': reads(async (repositories, caller, { token: { id } }) => {
    await requireReadsSummaries(repositories, caller);
    const kind = digestKinds.find((one) => one === id);
    const view =
      kind === undefined
        ? await pastDigest(repositories, caller, undefined, id)
        : await previewDigest(repositories, caller, kind);
    return digestFile(repositories, caller, view, drawChart);
  }),

  'section-ok': once(async (repositories, caller, { token }) => {
    const { group, period } = await sectionOf(repositories, caller, token);
    await confirmSection(repositories, caller, group, period.key);
    const view = await viewSection(repositories, caller.coalition, group, period, caller.now);
    return { kind: 'redraw', card: sectionCard(caller.words, view) };
  }),

  'section-note': once(async (repositories, caller, { token }) => {
    const { group } = await sectionOf(repositories, caller, token);
    return openForm(repositories, caller, 'digest note', { group: group.name });
  }),

  /** After the question whether a summary is posted now. */
  'publish-yes': once(async (repositories, caller, { token }) => {
    const kind = digestKinds.find((one) => one === token.id);
    if (kind === undefined || token.detail === undefined) throw new Refusal({ code: 'gone' });
    const published = await publishDigest(repositories, caller, kind, token.detail);
    return { kind: 'redraw', card: publishedCard(caller.words, published) };
  }),

  /** On a summary: one group whole, in private. The group is that of the button, or chosen in the menu. */
  'section-more': once(async (repositories, caller, { token, value }) => {
    const { group, period } = await sectionOf(repositories, caller, { ...token, id: value ?? token.id });
    await requireReads(repositories, caller, group);
    const view = await sectionOfPeriod(repositories, caller, group, period);
    return { kind: 'private', card: sectionCard(caller.words, view) };
  }),
});

const sectionOf = async (repositories: Repositories, caller: CoalitionCaller, { id, detail }: Token) => {
  const group = await repositories.groups.byId(caller.coalition.id, id);
  const period = periodFromKey(detail ?? '');
  if (group === null || period === undefined) throw new Refusal({ code: 'gone' });
  return { group, period };
};
