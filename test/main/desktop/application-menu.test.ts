import { describe, expect, it } from 'vitest';
import { applicationMenu, keepApplicationMenu } from '../../../main/desktop/application-menu.ts';
import { createStore } from '../../../main/store.ts';
import { settle } from '../settle.ts';
import { aState } from './a-state.ts';

describe('the application menu', () => {
  it.each(['linux', 'windows'] as const)('is none on %s', (platform) => {
    expect(applicationMenu(platform, 'en', () => {})).toBeNull();
  });

  it.each(['en', 'ko'] as const)(
    'on macOS has what copying and pasting needs, and no way to reload a page or look into it (%s)',
    (language) => {
      const text = JSON.stringify(applicationMenu('macos', language, () => {}));
      for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'quit', 'hide', 'close'])
        expect(text).toContain(`"role":"${role}"`);
      expect(text).not.toMatch(/reload|devtools/i);
      expect(text.includes('편집')).toBe(language === 'ko');
    },
  );

  it('is made anew only for another language', async () => {
    const store = createStore(aState());
    const made: string[] = [];
    const stop = keepApplicationMenu(store, (language) => made.push(language));
    store.update((state) => ({ ...state, favourites: ['x'] }));
    await settle();
    store.update((state) => ({ ...state, language: 'ko' }));
    await settle();
    stop();
    store.update((state) => ({ ...state, language: 'en' }));
    await settle();
    expect(made).toEqual(['en', 'ko']);
  });
});
