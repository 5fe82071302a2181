import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { AppState, ErrorView, Result } from '../../preload/contract.ts';
import { screenSentence } from '../../preload/screen-messages.ts';
import { Icon } from '../components/icon.tsx';
import { IconButton } from '../components/button.tsx';
import { useAppState, useMessages, useStateNow } from './app-context.ts';
import { sameElements } from '../remember-last.ts';
import { wayOutOf, type WayOut } from './way-out-of.ts';
import { WayOutButton } from './way-out.tsx';
import { withNames } from './with-names.ts';
import './toasts.css';

interface Toast {
  readonly tone: 'good' | 'bad' | 'busy';
  readonly text: string;
  readonly way?: WayOut | undefined;
  /** It says what a sign-in, or another try after it, may do away with. */
  readonly endsWithSignIn?: boolean;
}

export interface Toasts {
  readonly say: (text: string) => void;
  readonly sayError: (error: ErrorView) => void;
  /** Waits for a command; says its error, or `done` when there is something to say; `meanwhile` once it takes a while. */
  readonly follow: <T>(command: Promise<Result<T>>, done?: (value: T) => string, meanwhile?: string) => void;
}

const ToastsContext = createContext<Toasts | undefined>(undefined);
const shownMs = 4_000;
/** What comes sooner needs no word that it is on its way. */
const atOnceMs = 400;
const errorShownMs = 10_000;
/** Who goes by the keyboard needs a moment to come to its button. */
const wayOutShownMs = 30_000;

export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (toasts === undefined) throw new Error('outside the app');
  return toasts;
}

/** One message at a time, read out by screen readers; the next takes its place. */
export function ToastsProvider({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<Toast>();
  const toasts = useToastState(setToast);
  useSignInBegun(() => setToast((shown) => (shown?.endsWithSignIn === true ? undefined : shown)));
  return (
    <ToastsContext value={toasts}>
      {children}
      <ToastLine toast={toast} onDismiss={() => setToast(undefined)} />
    </ToastsContext>
  );
}

function useToastState(setToast: (toast: Toast | undefined) => void): Toasts {
  const language = useAppState((state) => state.language);
  const stateNow = useStateNow();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<Toast>(undefined);
  const show = useCallback(
    (toast: Toast) => {
      clearTimeout(timer.current);
      latest.current = toast;
      setToast(toast);
      if (toast.tone !== 'busy') timer.current = setTimeout(() => setToast(undefined), shownFor(toast));
    },
    [setToast],
  );
  const sayMeanwhile = useCallback(
    (text: string) => {
      const busy: Toast = { tone: 'busy', text };
      const late = setTimeout(() => show(busy), atOnceMs);
      return () => {
        clearTimeout(late);
        if (latest.current === busy) setToast(undefined);
      };
    },
    [setToast, show],
  );
  return useMemo(() => {
    const say = (text: string) => show({ tone: 'good', text });
    const sayError = (error: ErrorView) => {
      const state = stateNow();
      const named = state === undefined ? error : withNames(error, state);
      const endsWithSignIn = error.recovery === 'sign-in' || error.recovery === 'retry';
      show({ tone: 'bad', text: screenSentence(named, language), way: wayOutOf(error), endsWithSignIn });
    };
    return {
      ...{ say, sayError },
      follow(command, done, meanwhile) {
        const settled = meanwhile === undefined ? undefined : sayMeanwhile(meanwhile);
        void command.then((result) => {
          settled?.();
          if (!result.ok) sayError(result.error);
          else if (done !== undefined) say(done(result.value));
        });
      },
    };
  }, [show, sayMeanwhile, language, stateNow]);
}

const signingIn = ({ sessions }: AppState) =>
  sessions.flatMap(({ id, status }) => (status.kind === 'signing-in' ? [id] : []));

/** Who signs in does something about what went wrong before, wherever they began it. */
function useSignInBegun(then: () => void): void {
  const ids = useAppState(signingIn, sameElements);
  const before = useRef(ids);
  const begun = useEffectEvent(then);
  useEffect(() => {
    if (ids.some((id) => !before.current.includes(id))) begun();
    before.current = ids;
  }, [ids]);
}

function shownFor({ tone, way }: Toast): number {
  if (tone === 'good') return shownMs;
  return way === undefined ? errorShownMs : wayOutShownMs;
}

const icons = { good: 'check', bad: 'warning', busy: 'refresh' } as const;

function ToastLine({
  toast,
  onDismiss,
}: {
  readonly toast: Toast | undefined;
  readonly onDismiss: () => void;
}) {
  const { common } = useMessages();
  return (
    <div className="toasts" role="status">
      {toast === undefined ? null : (
        <div className={`toast toast-${toast.tone}`}>
          <Icon name={icons[toast.tone]} />
          <span className="toast-text">{toast.text}</span>
          <WayOutButton way={toast.way} onTaken={onDismiss} />
          {toast.tone === 'bad' ? (
            <IconButton icon="close" label={common.dismiss} onClick={onDismiss} />
          ) : null}
        </div>
      )}
    </div>
  );
}
