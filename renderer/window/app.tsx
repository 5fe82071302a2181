import { CSPProvider } from '@base-ui/react/csp-provider';
import { useEffect, useLayoutEffect, type KeyboardEvent, type ReactNode } from 'react';
import type { View } from '../../preload/contract.ts';
import { loadPopups } from '../components/popups.ts';
import { views } from '../views/views.tsx';
import { TextsContext, useAppState, useBridge, useOwnTexts } from './app-context.ts';
import { ConsolePicker } from './console-picker.tsx';
import { isCommandKey, isComposing, isInDialog, isInPopup, type WindowKey } from './keys.ts';
import { NavigationContext, useNavigation, useOwnNavigation } from './navigation.ts';
import { OverlaysContext, useOwnOverlay } from './overlays.ts';
import { Palette } from './palette.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { SignInWords } from './sign-in-words.tsx';
import { ToastsProvider } from './toasts.tsx';
import { AccessRolesProvider } from './use-access-roles.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { isBesideView, useStrayKeys } from './use-stray-keys.ts';
import './app.css';

export function App() {
  return (
    <CSPProvider disableStyleElements>
      <Localized />
    </CSPProvider>
  );
}

function Localized() {
  return (
    <TextsContext value={useOwnTexts()}>
      <Navigated>
        <ToastsProvider>
          <AccessRolesProvider>
            <Window />
          </AccessRolesProvider>
        </ToastsProvider>
      </Navigated>
    </TextsContext>
  );
}

/** Around the toasts, for what one of them says may be mended in another view. */
function Navigated({ children }: { readonly children: ReactNode }) {
  return <NavigationContext value={useOwnNavigation()}>{children}</NavigationContext>;
}

function Window() {
  useDocument();
  const bridge = useBridge();
  const navigation = useNavigation();
  const { overlay, open, finalFocus } = useOwnOverlay(navigation.arrivals);
  const overlayProps = { onClose: () => open(undefined), finalFocus };
  const View = views[navigation.view];

  /** What is not handled further in; a menu or dialog closes by itself. */
  function onKeyDown(event: WindowKey): void {
    if (isComposing(event) || !act(event)) return;
    event.preventDefault();
    // What opens now must not take the same key for its own.
    event.stopPropagation();
  }

  function act(event: WindowKey): boolean {
    // A dialog of the view's own has to be answered first.
    const asked = overlay === undefined && isInDialog(event.target);
    if (isCommandKey(event, 'k')) {
      if (!asked) open(overlay === 'palette' ? undefined : 'palette');
    } else if (isCommandKey(event, ',')) {
      if (!asked) leaveOverlayFor('settings');
    } else if (isStepBack(event)) {
      if (navigation.view === 'access') void bridge.run.hideWindow();
      else navigation.back();
    } else return false;
    return true;
  }

  function leaveOverlayFor(view: View): void {
    open(undefined);
    navigation.go(view);
  }

  /** A key that is held says once what is wanted: what it would be taken for next is another thing. */
  function onHeldKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !event.repeat) return;
    event.preventDefault();
    event.stopPropagation();
  }

  useKeptFocus();
  useStrayKeys(onKeyDown);
  useEffect(() => {
    const idle = requestIdleCallback(loadPopups, { timeout: 1_000 });
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <OverlaysContext value={open}>
      <div className="window" onKeyDown={onKeyDown} onKeyDownCapture={onHeldKey}>
        <View />
        <SignInWords />
        <Palette open={overlay === 'palette'} {...overlayProps} />
        <ConsolePicker role={typeof overlay === 'object' ? overlay.role : undefined} {...overlayProps} />
        <Shortcuts open={overlay === 'shortcuts'} {...overlayProps} />
      </div>
    </OverlaysContext>
  );
}

function isStepBack({ key, defaultPrevented, target }: WindowKey): boolean {
  return key === 'Escape' && !defaultPrevented && !isInPopup(target) && !isBesideView(target);
}

/** Language and theme belong to the page itself, for line breaks, voices and colours follow from them. */
function useDocument(): void {
  const language = useAppState((state) => state.language);
  const theme = useAppState((state) => state.settings.theme);
  // What stood here before was the first page, which main drew.
  useLayoutEffect(() => {
    document.querySelector('#root')?.removeAttribute('aria-busy');
    performance.mark('acts');
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
}
