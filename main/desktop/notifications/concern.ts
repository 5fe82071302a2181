import type { DesktopAction } from '../tray/action.ts';

/** What a notification says and offers. */
export interface Notice {
  /** One at a time is shown under an id. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  /** The button; absent: there is nothing to do but look. */
  readonly button?: { readonly label: string; readonly action: DesktopAction };
  /** A click beside the button. */
  readonly opens: DesktopAction;
  /** It stays until it is dealt with. */
  readonly urgent: boolean;
}

/** Something that is so now and is worth one notice for as long as it stays so. */
export interface Concern {
  readonly id: string;
  /** Said only when it has been so for this long. */
  readonly afterMs: number;
  /** Absent: it is being dealt with, so nothing is said and what was said is taken back. */
  readonly notice?: Omit<Notice, 'id'>;
}
