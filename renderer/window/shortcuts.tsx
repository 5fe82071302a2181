import { Dialog } from '../components/dialog.tsx';
import { Kbd } from '../components/kbd.tsx';
import { useMessages } from './app-context.ts';
import { useCommandKey } from './keys.ts';
import './shortcuts.css';

interface ShortcutsProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | boolean;
}

export function Shortcuts({ open, onClose, finalFocus }: ShortcutsProps) {
  const { shortcuts } = useMessages().common;
  const command = useCommandKey();
  const rows = [
    ['↑ ↓', shortcuts.move],
    ['↵', shortcuts.console],
    [command('O'), shortcuts.consoleAt],
    [command('C'), shortcuts.copy],
    [command('D'), shortcuts.favourite],
    ['→', shortcuts.details],
    [command('K'), shortcuts.palette],
    [command(','), shortcuts.settings],
    ['?', shortcuts.help],
    ['Esc', shortcuts.back],
  ] as const;
  return (
    <Dialog title={shortcuts.title} open={open} onClose={onClose} finalFocus={finalFocus}>
      <dl className="shortcuts">
        {rows.map(([keys, what]) => (
          <div key={keys}>
            <dt>{what}</dt>
            <dd>
              <Kbd keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
