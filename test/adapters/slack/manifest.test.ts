import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { events, manifestOf, scopeNames, scopes } from '../../../src/adapters/slack/installation/manifest.ts';
import { parseLine } from '../../../src/chat/text/line.ts';

const root = resolve(import.meta.dirname, '../../..');

const socket = manifestOf({ commands, prefix: '', publicUrl: undefined, readsHistory: true });
const http = manifestOf({
  commands,
  prefix: 'halqa-',
  publicUrl: 'https://halqa.example.org',
  readsHistory: true,
});

describe('the manifest', () => {
  it('has every command there is, in its order, and no other', () => {
    const names = (prefix: string) => commands.map(({ name }) => `/${prefix}${name}`);
    expect(socket.features.slash_commands.map(({ command }) => command)).toEqual(names(''));
    expect(http.features.slash_commands.map(({ command }) => command)).toEqual(names('halqa-'));
    for (const [index, command] of commands.entries()) {
      const shown = socket.features.slash_commands[index];
      expect(shown?.description).toBe(command.summary.en);
      for (const { name } of command.subcommands) expect(shown?.usage_hint).toContain(name);
    }
  });

  it('names commands that are understood as they are typed', () => {
    for (const { command } of http.features.slash_commands) {
      const reading = parseLine(commands, `${command} ${commands[0]?.subcommands[0]?.name}`, 'halqa-');
      expect(reading.kind, command).not.toBe('unknown-command');
    }
  });

  it.each([
    ['Socket Mode', socket],
    ['HTTP', http],
  ])('is one that Slack takes: %s', (_, manifest) => {
    const { display_information, features, oauth_config, settings } = manifest;
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    expect(display_information.background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    expect(features.slash_commands.length).toBeLessThanOrEqual(50);
    for (const { command, description, usage_hint, should_escape } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usage_hint.length).toBeLessThanOrEqual(1000);
      expect(should_escape).toBe(true);
    }
    expect(features.shortcuts.length).toBeLessThanOrEqual(10);
    for (const { name, description, callback_id, type } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
      expect(callback_id.length).toBeLessThanOrEqual(255);
      expect(type).toBe('message');
    }
    expect(oauth_config.scopes.bot).toEqual(scopeNames(true));
    expect(settings.event_subscriptions.bot_events).toEqual(Object.keys(events));
    expect(settings.interactivity.is_enabled).toBe(true);
  });

  it('says where Slack is to call only where Slack is to call', () => {
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toContain('http');
    expect(http.settings.socket_mode_enabled).toBe(false);
    const address = 'https://halqa.example.org/slack/events';
    expect(http.settings.event_subscriptions.request_url).toBe(address);
    expect(http.settings.interactivity.request_url).toBe(address);
    expect(new Set(http.features.slash_commands.map(({ url }) => url))).toEqual(new Set([address]));
  });

  it('asks for what the page of docs gives a reason for, and for nothing else', () => {
    const page = readFileSync(join(root, 'docs/slack.md'), 'utf8');
    for (const [scope, why] of [...Object.entries(scopes), ...Object.entries(events)])
      expect(page, scope).toContain(`| \`${scope}\` | ${why} |`);
    const named = [...page.matchAll(/^\| `([a-z_.:]+)` \|/gm)].map(([, name]) => name);
    expect(named).toEqual([...scopeNames(true), ...Object.keys(events)]);
  });
});
