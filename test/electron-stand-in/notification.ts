import { EventEmitter } from 'node:events';
import type { Notification as Real, NotificationConstructorOptions } from 'electron';
import { onlyAfterReady } from './order.ts';
import { preventable } from './preventable.ts';

export interface NotificationView {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly urgency: string;
  readonly silent: boolean;
  readonly actions: readonly string[];
  readonly state: 'shown' | 'closed';
}

const all: Notification[] = [];

/** The notification centre of this process: what was shown, in order. */
export class Notification
  extends EventEmitter
  implements Pick<Real, 'title' | 'body' | 'urgency' | 'silent' | 'actions' | 'show' | 'close'>
{
  title: string;
  body: string;
  urgency: NonNullable<NotificationConstructorOptions['urgency']>;
  silent: boolean;
  actions: Electron.NotificationAction[];
  #state: 'new' | 'shown' | 'closed' = 'new';

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    onlyAfterReady('Cannot create Notification');
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.urgency = options.urgency ?? 'normal';
    this.silent = options.silent ?? false;
    this.actions = options.actions ?? [];
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    if (!all.includes(this)) all.push(this);
    this.#state = 'shown';
    this.emit('show', preventable({}));
  }
  close(): void {
    if (this.#state !== 'shown') return;
    this.#state = 'closed';
    this.emit('close', preventable({ reason: 'applicationHidden' }));
  }
  /** What the user does with it; clicked or acted on, it goes. */
  act(act: NotificationAct): void {
    if (act.kind === 'click') this.emit('click', preventable({}));
    if (act.kind === 'action')
      this.emit('action', preventable({ actionIndex: act.index, selectionIndex: -1 }), act.index, -1);
    if (act.kind === 'fail') this.emit('failed', preventable({ error: act.error }), act.error);
    else this.close();
  }
  view(id: number): NotificationView | undefined {
    if (this.#state === 'new') return undefined;
    const { title, body, urgency, silent } = this;
    return {
      id,
      title,
      body,
      urgency,
      silent,
      actions: this.actions.map(({ text = '' }) => text),
      state: this.#state,
    };
  }
}

export type NotificationAct =
  | { readonly kind: 'click' }
  | { readonly kind: 'close' }
  | { readonly kind: 'action'; readonly index: number }
  | { readonly kind: 'fail'; readonly error: string };

export function notifications(): readonly NotificationView[] {
  return all.flatMap((each, id) => each.view(id) ?? []);
}

export function actOnNotification(id: number, act: NotificationAct): void {
  const notification = all[id];
  if (!notification) throw new Error(`no notification ${id}`);
  notification.act(act);
}
