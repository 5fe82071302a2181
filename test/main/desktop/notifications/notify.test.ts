import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../../main/desktop/notifications/concern.ts';
import { createNotifier, type NotifierOptions } from '../../../../main/desktop/notifications/notify.ts';
import { desktopTexts } from '../../../../main/desktop/texts.ts';
import { call, type DesktopAction } from '../../../../main/desktop/tray/action.ts';

class FakeNotification extends EventEmitter {
  state = 'made';
  readonly options: Parameters<NotifierOptions['create']>[0];
  constructor(options: Parameters<NotifierOptions['create']>[0]) {
    super();
    this.options = options;
  }
  show(): void {
    this.state = 'shown';
  }
  close(): void {
    this.state = 'closed';
  }
}

function aNotifier(platform: NotifierOptions['platform']) {
  const made: FakeNotification[] = [];
  const performed: DesktopAction[] = [];
  const failed: string[] = [];
  const notifier = createNotifier({
    platform,
    create(options) {
      const one = new FakeNotification(options);
      made.push(one);
      return one;
    },
    perform: (action) => performed.push(action),
    onFailed: (id) => failed.push(id),
  });
  const show = (...notices: Notice[]) => notifier.apply({ show: notices, withdraw: [] }, desktopTexts('en'));
  return { notifier, made, performed, failed, show };
}

const signIn = call('signIn', 'hanbit', 'usual');
const open = { kind: 'open', view: 'access' } as const;
const notice: Notice = {
  ...{
    id: 'sign-in:hanbit',
    title: 'Sign-in needed',
    body: 'aws needs <b>R&D</b>.',
    opens: open,
    urgent: true,
  },
  button: { label: 'Sign in', action: signIn },
};

describe('a notification', () => {
  it('has its button where the platform has buttons', () => {
    const { show, made, performed } = aNotifier('macos');
    show(notice);
    expect(made[0]).toMatchObject({
      state: 'shown',
      options: {
        ...{ title: 'Sign-in needed', body: 'aws needs <b>R&D</b>.', timeoutType: 'never' },
        actions: [{ type: 'button', text: 'Sign in' }],
      },
    });
    made[0]?.emit('action');
    expect([performed, made[0]?.state]).toEqual([[signIn], 'closed']);
  });

  it('opens the window when clicked beside the button', () => {
    const { show, made, performed } = aNotifier('windows');
    show(notice);
    made[0]?.emit('click');
    expect(performed).toEqual([open]);
  });

  it('is its own button on Linux, says so, and carries no markup', () => {
    const { show, made, performed } = aNotifier('linux');
    show(notice);
    expect(made[0]?.options.body).toBe('aws needs ‹b›R＆D‹/b›.\nClick here: Sign in');
    expect(made[0]?.options.actions).toBeUndefined();
    made[0]?.emit('click');
    expect(performed).toEqual([signIn]);
  });

  it('goes when it is withdrawn, replaced or all are closed', () => {
    const { show, made, notifier } = aNotifier('macos');
    show(notice);
    show({ ...notice, body: 'again' }, { ...notice, id: 'clock' });
    expect(made.map(({ state }) => state)).toEqual(['closed', 'shown', 'shown']);
    notifier.apply({ show: [], withdraw: ['sign-in:hanbit', 'never shown'] }, desktopTexts('en'));
    expect(made.map(({ state }) => state)).toEqual(['closed', 'closed', 'shown']);
    notifier.closeAll();
    expect(made.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed']);
  });

  it('that the system refuses is reported', () => {
    const { show, made, failed } = aNotifier('macos');
    show(notice);
    made[0]?.emit('failed');
    expect(failed).toEqual(['sign-in:hanbit']);
  });
});
