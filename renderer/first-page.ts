import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { forEachCommand, type AppState, type Bridge, type DrawFirstPage } from '../preload/contract.ts';
import { App } from './window/app.tsx';
import { AppContext } from './window/app-context.ts';
import { pageToBe } from './window/page-facts.ts';

/**
 * What the window shows until its scripts have come: the same components, drawn once. It is looked at and typed into, and
 * nothing in it acts; the window's own first drawing takes its place.
 *
 * @throws Error where `html` is not the window's page
 */
export const drawFirstPage: DrawFirstPage = (html, state, size) => {
  const nowMs = Date.now() + (state.clockSkewMs ?? 0);
  const app = {
    bridge: deadBridge,
    source: { get: () => state, subscribe: never },
    clock: { now: () => nowMs, subscribe: never },
    page: pageToBe(size),
  };
  const markup = renderToString(createElement(AppContext, { value: app }, createElement(App)));
  return fill(html, state, markup.replaceAll(styleAttribute, ''));
};

/**
 * The policy lets no page say its styles itself. All that stands in them is where the rows of the list are, which here come
 * one below the other by themselves (role-list.css). Quotation marks of anybody's text are escaped in markup.
 */
const styleAttribute = / style="[^"]*"/g;

function fill(html: string, { language, settings }: AppState, markup: string): string {
  const [head, root] = ['<html lang="en">', '<div id="root"></div>'];
  // The scripts, and the styles of what is in no first page (page-plugin.ts).
  const later = /<style data-later>[^]*(?=<\/head>)/.exec(html)?.[0];
  if (!html.includes(head) || !html.includes(root) || later === undefined)
    throw new Error('not the page of the window');
  return html
    .replace(head, `<html lang="${language}" data-theme="${settings.theme}">`)
    .replace(later, () => `<template>${later}</template>`)
    .replace(root, () => `<div id="root" aria-busy="true">${markup}</div>`);
}

const never = () => () => undefined;
const unanswered = () => new Promise<never>(() => undefined);

const deadBridge: Bridge = {
  getState: unanswered,
  onState: never,
  run: forEachCommand(() => unanswered),
};
