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
import type { Messages } from './messages.ts';

export const ko: Messages = {
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
