/**
 * The rows as they lie in the database (see `migrations/`). Nothing outside `store` sees one.
 * Column names are snake_case there and camelCase here, by Kysely's CamelCasePlugin.
 */
export interface Tables {
  coalition: {
    id: string;
    name: string;
    mission: string;
    timeZone: string;
    workWeek: string;
    language: string;
    digits: string;
    pollThreshold: number;
    nextNumber: number;
    createdAt: number;
  };
  workspace: { platform: string; id: string; coalitionId: string };
  person: { id: string; coalitionId: string; name: string; language: string | null; createdAt: number };
  account: { platform: string; workspace: string; id: string; coalitionId: string; personId: string };
  role: { coalitionId: string; personId: string; role: string };
  workingGroup: {
    id: string;
    coalitionId: string;
    name: string;
    nameKey: string;
    goal: string;
    convenerId: string;
    createdAt: number;
  };
  member: { groupId: string; personId: string; coalitionId: string; joinedAt: number };
  place: {
    platform: string;
    workspace: string;
    id: string;
    coalitionId: string;
    name: string;
    language: string | null;
    committee: string | null;
    groupId: string | null;
  };
  item: {
    id: string;
    coalitionId: string;
    number: number;
    groupId: string;
    title: string;
    ownerId: string | null;
    dueOn: string | null;
    state: string;
    createdBy: string;
    createdAt: number;
    doneAt: number | null;
    doneBy: string | null;
  };
  history: {
    id: string;
    coalitionId: string;
    subject: string;
    at: number;
    personId: string;
    change: string;
    before: string | null;
    after: string | null;
  };
  progress: {
    id: string;
    coalitionId: string;
    groupId: string;
    itemId: string | null;
    personId: string;
    body: string;
    at: number;
  };
  difficulty: {
    id: string;
    coalitionId: string;
    number: number;
    groupId: string;
    itemId: string | null;
    body: string;
    help: string;
    helpFrom: string;
    raisedBy: string;
    raisedAt: number;
    resolvedAt: number | null;
    resolvedBy: string | null;
    resolution: string | null;
  };
  event: {
    id: string;
    coalitionId: string;
    number: number;
    groupId: string;
    title: string;
    startsAt: number;
    endsAt: number;
    saidIn: string | null;
    cancelledAt: number | null;
    createdBy: string;
    createdAt: number;
  };
  poll: {
    id: string;
    coalitionId: string;
    eventId: string;
    threshold: number;
    openedAt: number;
    closesAt: number;
    sealedAt: number | null;
    answers: number | null;
    members: number | null;
    counts: string | null;
    comments: string | null;
  };
  ballot: { pollId: string; pseudonym: string; score: number; comment: string | null };
  ledger: { coalitionId: string; kind: string; period: string; decidedAt: number };
  deadline: { kind: string; subjectId: string; coalitionId: string; dueAt: number };
  outbox: {
    id: string;
    coalitionId: string;
    key: string;
    kind: string;
    lane: string;
    destination: string;
    card: string;
    subject: string | null;
    state: string;
    attempts: number;
    dueAt: number;
    claimedUntil: number | null;
    message: string | null;
    problem: string | null;
  };
  shown: {
    platform: string;
    workspace: string;
    place: string;
    message: string;
    coalitionId: string;
    subject: string;
  };
  delivery: { id: string; at: number; reply: string };
}
