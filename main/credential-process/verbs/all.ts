import type { Verb } from '../verb.ts';
import { agent } from './agent.ts';
import { browsers } from './browsers.ts';
import { config } from './config.ts';
import { completion } from './completion.ts';
import { consoleVerb } from './console.ts';
import { credentials } from './credentials.ts';
import { env } from './env.ts';
import { exec } from './exec.ts';
import { help } from './help.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { roles } from './roles.ts';
import { open } from './open.ts';
import { serve } from './serve.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { uninstall } from './uninstall.ts';
import { version } from './version.ts';

export const allVerbs: readonly Verb[] = [
  ...[login, logout, sessions, roles, credentials, env, exec, serve],
  ...[config, consoleVerb, browsers, settings, open],
  ...[agent, stop, status, completion, uninstall, version, help],
];
