import type { ComponentType } from 'react';
import type { View } from '../../preload/contract.ts';
import { About } from './about/about.tsx';
import { Home } from './first-run/home.tsx';
import { Sessions } from './sessions/sessions.tsx';
import { Settings } from './settings/settings.tsx';

export const views: Readonly<Record<View, ComponentType>> = {
  access: Home,
  sessions: Sessions,
  settings: Settings,
  about: About,
};
