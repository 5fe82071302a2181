import { access } from './en/access.ts';
import { common } from './en/common.ts';
import { environments } from './en/environments.ts';
import { credentials } from './en/credentials.ts';
import { about } from './en/about.ts';
import { firstRun } from './en/first-run.ts';
import { profiles } from './en/profiles.ts';
import { rules } from './en/rules.ts';
import { sessions } from './en/sessions.ts';
import { settings } from './en/settings.ts';
import { status } from './en/status.ts';

export const en = {
  common,
  environments,
  status,
  access,
  credentials,
  firstRun,
  profiles,
  rules,
  sessions,
  settings,
  about,
};
