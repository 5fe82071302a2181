import type { ComponentType } from 'react';
import type { View } from '../../preload/contract.ts';
import { later, LaterPart } from '../later.tsx';
import { Home } from './first-run/home.tsx';

export const views: Readonly<Record<View, ComponentType>> = {
  access: Home,
  profiles: laterView(async () => (await import('./profiles/profiles.tsx')).Profiles),
  sessions: laterView(async () => (await import('./sessions/sessions.tsx')).Sessions),
  rules: laterView(async () => (await import('./rules/rules.tsx')).Rules),
  browsers: laterView(async () => (await import('./browsers/browsers.tsx')).Browsers),
  settings: laterView(async () => (await import('./settings/settings.tsx')).Settings),
  about: laterView(async () => (await import('./about/about.tsx')).About),
};

function laterView(read: () => Promise<ComponentType>): ComponentType {
  const view = later(read);
  return function LaterView() {
    return <LaterPart part={view} props={{}} />;
  };
}
