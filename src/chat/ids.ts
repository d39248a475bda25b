/** The chat systems Halqa speaks. `sandbox` is the local web page. */
export type Platform = 'sandbox' | 'slack' | 'discord';

export type Language = 'en' | 'ar';

/** One sentence, in every language Halqa speaks. */
export type Bilingual = Readonly<Record<Language, string>>;

/** A person on one platform. `workspace` is the Slack team, the Discord guild, or `sandbox`. */
export type AccountRef = Readonly<{ platform: Platform; workspace: string; id: string }>;

/** A place where people talk, on one platform. */
export type PlaceRef = Readonly<{ platform: Platform; workspace: string; id: string }>;

/** One message in a place, so that it can be redrawn. */
export type MessageRef = Readonly<{ place: PlaceRef; id: string }>;

/** Where a card is posted: a shared place, or one person in private. */
export type Destination =
  | Readonly<{ to: 'place'; place: PlaceRef }>
  | Readonly<{ to: 'person'; account: AccountRef }>;

export const isSameAccount = (one: AccountRef, other: AccountRef): boolean =>
  one.platform === other.platform && one.workspace === other.workspace && one.id === other.id;

export const isSamePlace = (one: PlaceRef, other: PlaceRef): boolean =>
  one.platform === other.platform && one.workspace === other.workspace && one.id === other.id;

/** A reference together with the name people see. */
export type Named<Ref> = Ref & Readonly<{ name: string }>;

/** A person whom a card may mention: by the account on the platform that draws it, otherwise by name. */
export type Mentionable = Readonly<{ name: string; accounts: readonly AccountRef[] }>;
