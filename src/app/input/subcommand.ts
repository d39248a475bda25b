import type { Card, DrawChart } from '../../chat/card.ts';
import type { Answers, Argument, ArgumentKind, Arguments, SubcommandShape } from '../../chat/command.ts';
import type { AccountRef } from '../../chat/ids.ts';
import type { CommandReply, PrivateReply, PublicReply, ReplyFile } from '../../chat/incoming.ts';
import type { Repositories } from '../../store/repositories.ts';
import {
  type Caller,
  type CoalitionCaller,
  type CoalitionVisitor,
  requireCoalition,
  requirePerson,
} from '../caller/caller.ts';
import type { BallotBox } from '../polls/ballot-box.ts';
import type { Prefill } from './prefill.ts';
import { type Resolved, resolveArguments } from './resolve.ts';
import { keepWaiting } from './waiting.ts';

/** What a use case may need besides the store. */
export type Services = Readonly<{
  ballotBox: BallotBox;
  drawChart: DrawChart;
  /** Whether other programs may be connected here. */
  programs: boolean;
  /** The address of the server that shows the feeds of calendars; undefined where none does. */
  feedAddress: () => string | undefined;
  /** The path of the command: "action add". */
  path: string;
  /** Whether the person has said yes to what the command asks first. */
  confirmed?: boolean;
}>;

/** What `run` is given: the services, and a way to ask the person first. */
type RunServices = Services &
  Readonly<{
    /** Keeps the command, with `fixed` in place of what was typed. @returns what a *yes* button names it by */
    askFirst(fixed: Readonly<Record<string, string>>): Promise<string>;
  }>;

/**
 * The typed values and the arguments that were found inside them. Unless `sure`, the person sees the form
 * first.
 */
export type Interpretation = Readonly<{ typed: Readonly<Record<string, string>>; sure: boolean }>;

/** A subcommand that can be run. */
export type Subcommand = SubcommandShape &
  Readonly<{
    /** True when it may change the record; its delivery is then remembered and answered once. */
    changes: boolean;
    /**
     * Whether it only adds rows, and none that another run of the same command looks for. Such commands may
     * run in several processes at the same time.
     */
    appends?(typed: Readonly<Record<string, string>>): boolean;
    /**
     * The values that its form shows for arguments that were not typed: the current ones of what it changes.
     */
    currentValues?(caller: Caller): Readonly<Record<string, string>>;
    /** More such values, which are looked up in the store. Only the form uses them. */
    prefill?: Prefill;
    /** The fields that its form shows; all when undefined. What was typed is shown in any case. */
    formFields?(caller: Caller): readonly string[] | undefined;
    /** Finds arguments inside other values; see `Interpretation`. */
    interpret?(typed: Readonly<Record<string, string>>): Interpretation;
    answer(
      repositories: Repositories,
      caller: Caller,
      typed: Readonly<Record<string, string>>,
      services: Services,
    ): Promise<CommandReply>;
  }>;

type ValueOf<A extends Argument> = KindValueOf<A> | (A extends { clearable: true } ? null : never);

type KindValueOf<A extends Argument> = A extends { kind: 'item'; several: true }
  ? readonly Resolved['item'][]
  : A extends { kind: 'choice'; choices: readonly { value: infer V }[] }
    ? V
    : A['kind'] extends ArgumentKind
      ? Resolved[A['kind']]
      : never;

/** The value of each argument after reading it by its kind. */
export type ValuesOf<A extends Arguments> = Readonly<{
  [Name in keyof A]: A[Name] extends { required: true } ? ValueOf<A[Name]> : ValueOf<A[Name]> | undefined;
}>;

/** What is answered in public may ask in private first. */
type AnswerOf<W extends Answers> = W extends 'private' ? PrivateReply : PublicReply | PrivateReply;

type Definition<Who, A extends Arguments, W extends Answers, C extends boolean> = Omit<
  SubcommandShape,
  'args' | 'answers'
> &
  Readonly<{
    answers: W;
    args: A;
    changes: C;
    appends?(typed: Readonly<Record<string, string>>): boolean;
    currentValues?(caller: Caller): Readonly<Record<string, string>>;
    prefill?: Prefill;
    formFields?(caller: Caller): readonly string[] | undefined;
    interpret?(typed: Readonly<Record<string, string>>): Interpretation;
    run(
      repositories: Repositories,
      who: Who,
      values: ValuesOf<A>,
      services: RunServices,
    ): Promise<AnswerOf<W>>;
  }>;

/** A change needs an enrolled person; a read does not. */
type WhoFor<C extends boolean> = C extends true ? CoalitionCaller : CoalitionVisitor;

const withAsking = (
  repositories: Repositories,
  caller: Caller,
  typed: Readonly<Record<string, string>>,
  services: Services,
): RunServices => ({
  ...services,
  askFirst: (fixed) => keepWaiting(repositories, caller, services.path, { ...typed, ...fixed }),
});

/** A subcommand for the people of a coalition. */
export const subcommand = <const A extends Arguments, const W extends Answers, const C extends boolean>({
  run,
  ...shape
}: Definition<WhoFor<C>, A, W, C>): Subcommand => ({
  ...shape,
  answer: async (repositories, caller, typed, services) => {
    const visitor = requireCoalition(caller);
    const who = (shape.changes ? requirePerson(visitor) : visitor) as WhoFor<C>;
    return run(
      repositories,
      who,
      (await resolveArguments(repositories, caller, shape.args, typed)) as ValuesOf<A>,
      withAsking(repositories, caller, typed, services),
    );
  },
});

/** A subcommand for anyone, even before there is a coalition. */
export const openSubcommand = <const A extends Arguments, const W extends Answers>({
  run,
  ...shape
}: Definition<Caller, A, W, boolean>): Subcommand => ({
  ...shape,
  answer: async (repositories, caller, typed, services) =>
    run(
      repositories,
      caller,
      (await resolveArguments(repositories, caller, shape.args, typed)) as ValuesOf<A>,
      withAsking(repositories, caller, typed, services),
    ),
});

export const privately = (card: Card): PrivateReply => ({ kind: 'private', card });

/** A private reply that is stored nowhere. */
export const fleetingly = (card: Card, file?: ReplyFile): PrivateReply =>
  file === undefined
    ? { kind: 'private', card, fleeting: true }
    : { kind: 'private', card, file, fleeting: true };

export const publicly = (card: Card, subject?: string, notify: readonly AccountRef[] = []): PublicReply => ({
  kind: 'public',
  card,
  ...(subject !== undefined && { subject }),
  ...(notify.length > 0 && { notify }),
});
