import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { createRepositories } from '../src/store/repositories.ts';
import { catalogue } from '../src/words/catalogue.ts';

/** What knip cannot see: a sentence that nothing uses, a member of a contract that nothing uses. */
const root = resolve(import.meta.dirname, '..');

const sources = ['src', 'commands']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

const textOf = (name: string): string => sources.find((one) => one.name === name)?.text ?? '';

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const walk = (value: unknown, visit: (node: Node) => void): void => {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  else if (isNode(value)) {
    visit(value);
    for (const one of Object.values(value)) walk(one, visit);
  }
};

const nodesOf = (name: string, type: string): readonly Node[] => {
  const found: Node[] = [];
  walk(parseSync(name, textOf(name)).program, (node) => {
    if (node.type === type) found.push(node);
  });
  return found;
};

const nameOf = (member: Node): string => String((member.key as Node).name ?? (member.key as Node).value);

describe('nothing stands there unused', () => {
  it('says every sentence somewhere', () => {
    const literals = new Set<string>();
    const patterns: RegExp[] = [];
    for (const { name } of sources.filter((one) => !one.name.startsWith('src/words/'))) {
      for (const { value } of nodesOf(name, 'Literal')) if (typeof value === 'string') literals.add(value);
      for (const { quasis } of nodesOf(name, 'TemplateLiteral')) {
        const parts = (quasis as readonly Node[]).map((one) => String((one.value as Node).raw));
        const isKey = parts.length > 1 && /^[a-z][\w-]*\.$/i.test(parts[0] ?? '');
        if (isKey)
          patterns.push(new RegExp(`^${parts.map((part) => part.replace(/\W/g, '\\$&')).join('[^.]+')}$`));
      }
    }
    const unsaid = Object.keys(catalogue).filter(
      (key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unsaid, 'nothing says these sentences of src/words: use them, or delete them').toEqual([]);
  });

  it('puts all that a refusal carries into its sentence', () => {
    const cases = new Map<string, string>();
    const waiting: string[] = [];
    for (const one of nodesOf('src/cards/refusal-sentence.ts', 'SwitchCase')) {
      if (one.test === null) continue;
      waiting.push(String((one.test as Node).value));
      if ((one.consequent as readonly unknown[]).length === 0) continue;
      const body = textOf('src/cards/refusal-sentence.ts').slice(Number(one.start), Number(one.end));
      for (const code of waiting.splice(0)) cases.set(code, body);
    }
    const unread: string[] = [];
    for (const { members } of nodesOf('src/domain/refusal.ts', 'TSTypeLiteral')) {
      const all = members as readonly Node[];
      const codes: string[] = [];
      walk(
        all.find((one) => nameOf(one) === 'code'),
        (node) => {
          if (node.type === 'Literal') codes.push(String(node.value));
        },
      );
      for (const code of codes.filter((one) => one !== 'argument'))
        for (const member of all.map(nameOf).filter((one) => one !== 'code'))
          if (!cases.get(code)?.includes(`reason.${member}`)) unread.push(`${code}.${member}`);
    }
    expect(cases.size).toBeGreaterThan(40);
    expect(unread, 'src/cards/refusal-sentence.ts leaves out what these reasons carry').toEqual([]);
  });

  it('calls every query of the store', () => {
    const repositories = createRepositories({} as Parameters<typeof createRepositories>[0]);
    const callers = sources.filter(({ name }) => !name.startsWith('src/store/'));
    const uncalled = Object.entries(repositories).flatMap(([subject, queries]) =>
      Object.keys(queries)
        .filter((query) => {
          const call = new RegExp(`\\b${subject}\\s*\\.${query}\\b|\\b${subject}: \\{ ${query}\\b`);
          return (
            !callers.some(({ text }) => call.test(text)) && !textOf('src/store/engine/open.ts').match(call)
          );
        })
        .map((query) => `${subject}.${query}`),
    );
    expect(uncalled, 'nothing outside src/store calls these queries: delete them').toEqual([]);
  });

  it('calls every member of the port and uses every member of an incoming', () => {
    const contracts = [
      'src/chat/platform.ts',
      'src/chat/incoming.ts',
      'src/chat/form.ts',
      'src/chat/command.ts',
    ];
    const unused = contracts.flatMap((contract) => {
      const others = sources.filter(({ name }) => name !== contract).map(({ text }) => text);
      const members = [
        ...nodesOf(contract, 'TSPropertySignature'),
        ...nodesOf(contract, 'TSMethodSignature'),
      ];
      return [...new Set(members.map(nameOf))]
        .filter((member) => {
          const read = new RegExp(`[.]${member}\\b|[{,(]\\s*${member}\\s*[,}:=]`);
          return !others.some((text) => read.test(text));
        })
        .map((member) => `${contract}: ${member}`);
    });
    expect(unused, 'nothing uses these members of a contract: delete them').toEqual([]);
  });
});
