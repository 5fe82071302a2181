import type { ComponentType } from 'react';
import type { View } from '../../preload/contract.ts';
import { About } from './about/about.tsx';
import { Browsers } from './browsers/browsers.tsx';
import { Home } from './first-run/home.tsx';
import { Profiles } from './profiles/profiles.tsx';
import { Rules } from './rules/rules.tsx';
import { Sessions } from './sessions/sessions.tsx';
import { Settings } from './settings/settings.tsx';

export const views: Readonly<Record<View, ComponentType>> = {
  access: Home,
  profiles: Profiles,
  sessions: Sessions,
  rules: Rules,
  browsers: Browsers,
  settings: Settings,
  about: About,
};
