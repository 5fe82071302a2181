import { access } from './ko/access.ts';
import { browsers } from './ko/browsers.ts';
import { common } from './ko/common.ts';
import { consoles } from './ko/consoles.ts';
import { credentials } from './ko/credentials.ts';
import { environments } from './ko/environments.ts';
import { about } from './ko/about.ts';
import { firstRun } from './ko/first-run.ts';
import { profiles } from './ko/profiles.ts';
import { rules } from './ko/rules.ts';
import { sessions } from './ko/sessions.ts';
import { settings } from './ko/settings.ts';
import { status } from './ko/status.ts';
import { keptTogether } from '../../preload/korean-breaks.ts';
import type { Messages } from './messages.ts';

export const ko: Messages = withBreaks({
  browsers,
  common,
  environments,
  status,
  access,
  consoles,
  credentials,
  firstRun,
  profiles,
  rules,
  sessions,
  settings,
  about,
});

/** Texts, functions that give one, and records of these; each text as lines may break it. */
function withBreaks<T extends object>(messages: T): T {
  const texts = Object.entries(messages).map(([name, text]) => [name, withBreaksIn(text)]);
  return Object.assign({ ...messages }, Object.fromEntries(texts));
}

function withBreaksIn(text: unknown): unknown {
  if (typeof text === 'string') return keptTogether(text);
  if (typeof text === 'function')
    return (...given: readonly unknown[]) => keptTogether(String(Reflect.apply(text, undefined, given)));
  return typeof text === 'object' && text !== null ? withBreaks(text) : text;
}
