import { memo, useId, useState, type ReactNode } from 'react';
import type { CopyForm } from '../../../preload/contract.ts';
import {
  processLine,
  processSetting,
  secretText,
  type SecretForm,
  singleForms,
} from '../../../preload/copied-texts.ts';
import { credentialsSection } from '../../../preload/credentials-section.ts';
import type { AccessRole } from '../../access-roles.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { useAppState, useMessages } from '../../window/app-context.ts';
import { useLatest } from '../../window/use-latest.ts';
import { shellForms } from './shell-forms.ts';
import { useCopy } from './use-copy.ts';
import './get-credentials.css';

const dots = '•••';
const dotted = { accessKeyId: dots, secretAccessKey: dots, sessionToken: dots };

/** Everything the access portal offers. The dots stay dots: what is secret goes from main to the clipboard. */
export function GetCredentials({ role }: { readonly role: AccessRole }) {
  const { credentials } = useMessages();
  const copy = useLatest(useCopy(role.id));
  return (
    <section className="details-section get-credentials" aria-labelledby="credentials-title">
      <h2 id="credentials-title">{credentials.title}</h2>
      <ProcessOption roleId={role.id} onCopy={copy} />
      <EnvironmentOption onCopy={copy} />
      <Option
        title={credentials.profile}
        text={credentials.profileText}
        preview={preview('credentials-profile', role.id)}
        control={<CopyButton onCopy={copy} form="credentials-profile" />}
      />
      <SingleValues onCopy={copy} />
    </section>
  );
}

interface CopyProps {
  readonly onCopy: (form: CopyForm) => void;
}

/** Not drawn again for another role, nor is the one below. */
const SingleValues = memo(function SingleValues({ onCopy }: CopyProps) {
  const { credentials } = useMessages();
  return (
    <Option
      title={credentials.values}
      control={null}
      below={
        <div className="credential-values">
          {singleForms.map((form) => (
            <SingleValue key={form} onCopy={onCopy} form={form} />
          ))}
        </div>
      }
    />
  );
});

/** What main will put on the clipboard, but for the values, which never come here. */
function preview(form: SecretForm, roleId = ''): string {
  return secretText(form, credentialsSection(roleId), dotted);
}

/** No preview where no line can name the client: copying says what to do about it. */
function ProcessOption({ roleId, onCopy }: CopyProps & { readonly roleId: string }) {
  const { credentials } = useMessages();
  const command = useAppState(({ desktop }) => desktop?.processCommand);
  return (
    <Option
      title={credentials.recommended}
      text={credentials.recommendedText}
      {...(command === undefined ? {} : { preview: processSetting(processLine(command, roleId)) })}
      control={<CopyButton onCopy={onCopy} form="credential-process" />}
    />
  );
}

interface OptionProps {
  readonly title: string;
  readonly text?: string;
  readonly preview?: string;
  readonly control: ReactNode;
  /** Above the preview: what it is a preview of. */
  readonly choice?: ReactNode;
  readonly below?: ReactNode;
}

function Option({ title, text, preview, control, choice, below }: OptionProps) {
  return (
    <div className="credential-option">
      <div className="credential-option-head">
        <div className="credential-option-words">
          <h3>{title}</h3>
          {text === undefined ? null : <p>{text}</p>}
        </div>
        {control}
      </div>
      {choice}
      {preview === undefined ? null : <pre className="code">{preview}</pre>}
      {below}
    </div>
  );
}

const EnvironmentOption = memo(function EnvironmentOption({ onCopy }: CopyProps) {
  const { credentials } = useMessages();
  const platform = useAppState(({ desktop }) => desktop?.platform);
  const forms = shellForms(platform);
  const [form, setForm] = useState(forms[0] ?? 'env-bash');
  const options = forms.map((value) => ({ value, label: credentials.shells[value] }));
  return (
    <Option
      title={credentials.environment}
      text={credentials.environmentText}
      preview={preview(form)}
      control={<CopyButton onCopy={onCopy} form={form} />}
      choice={
        <Select label={credentials.shell} hideLabel value={form} options={options} onChange={setForm} />
      }
    />
  );
});

function CopyButton({ onCopy, form }: CopyProps & { readonly form: CopyForm }) {
  const { credentials } = useMessages();
  return (
    <Button
      icon="copy"
      aria-label={`${credentials.copy}: ${credentials.forms[form]}`}
      onClick={() => onCopy(form)}
    >
      {credentials.copy}
    </Button>
  );
}

function SingleValue({ onCopy, form }: CopyProps & { readonly form: (typeof singleForms)[number] }) {
  const { credentials } = useMessages();
  const id = useId();
  return (
    <div className="credential-value">
      <span id={id}>{credentials.forms[form]}</span>
      <span className="code" aria-hidden="true">
        ••••••••
      </span>
      <CopyButton onCopy={onCopy} form={form} />
    </div>
  );
}
