import { confidences, type Partner } from '../../domain/partner.ts';

/** What the form of a change shows: the present details, those in confidence only to who may read them. */
export const currentDetails = (partner: Partner, confidence: boolean): Readonly<Record<string, string>> => {
  const { kind, wants, gets, rhythm, learned, endsOn } = partner;
  const open = { kind, wants, gets, rhythm, ends: endsOn, learned };
  const told = confidence ? confidences.map((name) => [name, partner[name]] as const) : [];
  return {
    partner: partner.name,
    ...Object.fromEntries(
      [...Object.entries(open), ...told].filter((one): one is [string, string] => one[1] !== null),
    ),
  };
};
