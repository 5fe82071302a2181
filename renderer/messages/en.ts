import { access } from './en/access.ts';
import { browsers } from './en/browsers.ts';
import { common } from './en/common.ts';
import { environments } from './en/environments.ts';
import { consoles } from './en/consoles.ts';
import { credentials } from './en/credentials.ts';
import { about } from './en/about.ts';
import { firstRun } from './en/first-run.ts';
import { profiles } from './en/profiles.ts';
import { rules } from './en/rules.ts';
import { sessions } from './en/sessions.ts';
import { settings } from './en/settings.ts';
import { status } from './en/status.ts';

export const en = {
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
};
