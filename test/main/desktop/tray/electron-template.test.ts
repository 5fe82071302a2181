import { describe, expect, it } from 'vitest';
import type { DesktopAction } from '../../../../main/desktop/tray/action.ts';
import { electronTemplate } from '../../../../main/desktop/tray/electron-template.ts';
import { item, note, separator, submenu } from '../../../../main/desktop/tray/entry.ts';

describe('a menu for Electron', () => {
  it('has labels, levels and separators as they are', () => {
    const template = electronTemplate(
      [note('Title'), separator, submenu('More', [note('a')])],
      () => undefined,
    );
    expect(template).toEqual([
      { label: 'Title', enabled: false },
      { type: 'separator' },
      { label: 'More', submenu: [{ label: 'a', enabled: false }] },
    ]);
  });

  it('performs what a chosen item says', () => {
    const performed: DesktopAction[] = [];
    const [template] = electronTemplate([item('Quit', { kind: 'quit' })], (action) => performed.push(action));
    Reflect.apply(template?.click ?? (() => undefined), undefined, []);
    expect(performed).toEqual([{ kind: 'quit' }]);
  });

  it('underlines nothing, and lets no name turn, break or fill the screen', () => {
    const [template] = electronTemplate([note(`R&D && \u202eco\n${'x'.repeat(500)}`)], () => undefined);
    expect(template?.label).toMatch(/^R&&D &&&& cox+…$/);
    expect(template?.label?.length).toBeLessThan(180);
  });
});
