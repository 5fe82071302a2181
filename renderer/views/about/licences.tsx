import { useEffect, useState } from 'react';
import { useMessages } from '../../window/app-context.ts';
import { readBundled, type Bundled, type BundledPackage } from './read-bundled.ts';

/** Every package that is in the app, with its licence; read only when somebody looks. */
export function Licences() {
  const { about: texts } = useMessages();
  const [bundled, setBundled] = useState<Bundled>();
  useEffect(() => {
    let current = true;
    void readBundled().then((read) => (current ? setBundled(read) : undefined));
    return () => void (current = false);
  }, []);
  if (bundled === undefined) return <p role="status">{texts.reading}</p>;
  return (
    <>
      <p>{texts.count(bundled.packages.length)}</p>
      <ul className="licences">
        {bundled.packages.map((one) => (
          <li key={`${one.name} ${one.version}`}>
            <Licence one={one} text={one.text === undefined ? undefined : bundled.texts[one.text]} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface LicenceProps {
  readonly one: BundledPackage;
  readonly text: string | undefined;
}

function Licence({ one, text }: LicenceProps) {
  const { about: texts } = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="licence-name">
          {one.name} <span className="licence-version numbers">{one.version}</span>
        </span>
        <span className="licence-kind">{one.licence}</span>
      </summary>
      {open ? <pre className="licence-text selectable">{text ?? texts.noText}</pre> : null}
    </details>
  );
}
